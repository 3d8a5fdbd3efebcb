package org.danubecamel.routes.outage;

import java.util.BitSet;

/** Which numbers were seen, in a bit each, so that remembering millions of them does not look like a leak. */
final class Numbers {

    private final BitSet seen = new BitSet();
    private int repetitions;

    synchronized void add(int number) {
        if (seen.get(number)) {
            repetitions++;
        }
        seen.set(number);
    }

    synchronized boolean contains(int number) {
        return seen.get(number);
    }

    /** Returns how many different ones there are. */
    synchronized int count() {
        return seen.cardinality();
    }

    /** Returns how often one was seen that had been seen before. */
    synchronized int repetitions() {
        return repetitions;
    }
}
