package org.danubecamel.test;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports below those that systems give to outgoing connections. One of those could be taken in the moment between its
 * closing and its reopening; a client that tries to reconnect to one may even get it for its own end, and then talk to
 * itself.
 */
public final class LowPorts {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 32_000;

    private LowPorts() {}

    /** Returns any of them. Somebody may listen there: who finds it taken asks again. */
    public static int any() {
        return ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    }
}
