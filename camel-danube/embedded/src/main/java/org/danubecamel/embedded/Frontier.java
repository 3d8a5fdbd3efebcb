package org.danubecamel.embedded;

import java.util.BitSet;

/** What a subscription has finished: everything below one offset, and single offsets above it. */
final class Frontier {

    /** Finished bits are moved down only when this many have gathered, so that each move is paid by many calls. */
    private static final int SHIFT = 1024;

    private final BitSet finished = new BitSet();
    private long origin;
    private int contiguous;

    Frontier(long start) {
        this.origin = start;
    }

    /** Returns the lowest offset that is not finished. */
    long position() {
        return origin + contiguous;
    }

    void finish(long offset) {
        finished.set((int) (offset - origin));
        if (offset == position()) {
            contiguous = finished.nextClearBit(contiguous);
            if (contiguous >= SHIFT) {
                shift();
            }
        }
    }

    /** Forgets the single offsets above {@link #position()}. */
    void keepOnlyPosition() {
        origin = position();
        contiguous = 0;
        finished.clear();
    }

    private void shift() {
        BitSet rest = finished.get(contiguous, Math.max(contiguous, finished.length()));
        origin = position();
        contiguous = 0;
        finished.clear();
        finished.or(rest);
    }
}
