package org.danubecamel.embedded;

import java.util.concurrent.ThreadLocalRandom;

/** Random ids: any unsigned 64-bit number but 0. */
final class Ids {

    private Ids() {}

    static long random() {
        long id = ThreadLocalRandom.current().nextLong();
        return id == 0 ? 1 : id;
    }
}
