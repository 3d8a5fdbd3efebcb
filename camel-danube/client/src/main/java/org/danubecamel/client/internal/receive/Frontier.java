package org.danubecamel.client.internal.receive;

import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Up to where a partition is complete: the highest offset below which, since the first one received, every offset was
 * received and finished. It never passes an offset that was not. Not thread-safe.
 *
 * <p>Where several consumers share a subscription, each receives a part of the offsets, and the frontier stands still.
 * Then it stops counting once it would remember more than {@value #MAX_ISLANDS} islands beyond it.
 */
final class Frontier {

    static final int MAX_ISLANDS = 4096;

    /** Finished offsets beyond the frontier: first to last of each unbroken run. */
    private final TreeMap<Long, Long> islands = new TreeMap<>();

    private boolean begun;
    private boolean abandoned;
    private long first;
    private long complete;

    /** Counts from {@code offset} on, if it is the first. */
    void received(long offset) {
        if (!begun) {
            begun = true;
            first = offset;
            complete = offset - 1;
        }
    }

    /** Counts {@code offset} as finished. It was received before. */
    void finished(long offset) {
        if (abandoned || offset <= complete) {
            return;
        }
        if (offset == complete + 1) {
            complete = offset;
            var adjacent = islands.remove(complete + 1);
            if (adjacent != null) {
                complete = adjacent;
            }
            return;
        }
        addIsland(offset);
        if (islands.size() > MAX_ISLANDS) {
            abandoned = true;
            islands.clear();
        }
    }

    private void addIsland(long offset) {
        var below = islands.floorEntry(offset);
        if (below != null && below.getValue() >= offset) {
            return;
        }
        var first = below != null && below.getValue() == offset - 1 ? below.getKey() : Long.valueOf(offset);
        var above = islands.remove(offset + 1);
        islands.put(first, above != null ? above : Long.valueOf(offset));
    }

    /** Returns the last offset of the complete run, or nothing before the first offset was finished. */
    OptionalLong complete() {
        return begun && complete >= first ? OptionalLong.of(complete) : OptionalLong.empty();
    }

    /** Starts over: the offsets have begun anew. */
    void reset() {
        islands.clear();
        begun = false;
        abandoned = false;
    }
}
