package org.danubecamel.contract.crash;

import java.util.Random;
import org.danubecamel.contract.peer.TestPeer;

/** Kills a system over and over while a route works with it, and starts it again. */
final class PeerKills {

    /** How long the system is away at least, in milliseconds. */
    private static final int MIN_OUTAGE = 250;

    private final TestPeer peer;
    private final RouteProcess route;
    private final Random random;

    PeerKills(TestPeer peer, RouteProcess route, Random random) {
        this.peer = peer;
        this.route = route;
        this.random = random;
    }

    /**
     * Kills it so many times, and each time waits first until the route has gone on by itself after the kill before.
     *
     * @param most how many confirmations it waits for at most
     */
    void run(int times, int most) {
        for (var kill = 0; kill < times; kill++) {
            awaitProgress(1 + random.nextInt(most));
            route.run(random.nextInt(RouteProcess.WORK));
            peer.kill();
            route.run(MIN_OUTAGE + random.nextInt(MIN_OUTAGE));
            peer.start();
        }
        awaitProgress(1);
    }

    private void awaitProgress(int count) {
        route.awaitConfirmations(route.confirmed().size() + count);
    }
}
