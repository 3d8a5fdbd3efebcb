package org.danubecamel.connector.datagen.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which row a change event is about, and which of its changes it is. Events come in blocks of 20 about eight rows, which live
 * for one to four events; within a block they are mixed, each row's in order. So the whole history of a row is known from any
 * of its numbers, and no state has to be kept.
 */
final class Lives {

    static final int EVENTS = 20;
    static final int ROWS = 8;

    private static final List<Integer> LENGTHS = List.of(1, 1, 2, 2, 3, 3, 4, 4);
    private static final int DELETED_PERCENT = 50;
    private static final int MIX = 1;

    private final long seed;
    private long block = -1;
    private List<Integer> order = List.of();

    Lives(long seed) {
        this.seed = seed;
    }

    /**
     * An event of a row's life.
     *
     * @param row which row, from 1
     * @param version how many events it had before
     * @param deleted whether this one deletes it
     */
    record Event(long row, int version, boolean deleted) {}

    Event event(long number) {
        var index = (int) ((number - 1) % EVENTS);
        var rows = orderOf((number - 1) / EVENTS);
        var within = rows.get(index);
        var row = block * ROWS + within + 1;
        var version = Collections.frequency(rows.subList(0, index), within);
        var last = version == LENGTHS.get(within) - 1;
        var mortal = Randomness.of(seed, row, MIX).percent(DELETED_PERCENT);
        return new Event(row, version, last && version > 0 && mortal);
    }

    /** The rows of the block's events; kept, because the next event is nearly always of the same block. */
    private List<Integer> orderOf(long wanted) {
        if (wanted != block) {
            var mixed = new ArrayList<Integer>(EVENTS);
            for (int row = 0; row < ROWS; row++) {
                mixed.addAll(Collections.nCopies(LENGTHS.get(row), row));
            }
            var random = Randomness.of(seed, -wanted, MIX);
            for (int i = EVENTS - 1; i > 0; i--) {
                Collections.swap(mixed, i, random.below(i + 1));
            }
            order = mixed;
            block = wanted;
        }
        return order;
    }
}
