package org.danubecamel.connector.datagen.generator;

import java.time.Instant;

/**
 * Makes records by number. The same pattern, mode, seed, stream and start time give the same record for a number, on every
 * machine and version of the JDK. Not for use by several threads at once.
 */
public final class RecordGenerator {

    private static final int STEP_MILLIS = 100;
    private static final int VALUES = 0;
    private static final int TIME = -1;

    private final RowSource rows;
    private final long seed;
    private final Instant startTime;
    private final boolean asChanges;
    private final Changes changes;

    /**
     * Creates a generator.
     *
     * @param pattern what records are about
     * @param seed what makes the values differ from those of another generator
     * @param changes whether records are inserts, updates and deletes; always so with {@link Pattern#CHANGES}
     * @param stream the name of the stream that change events come from
     * @param startTime the time of the first record; each is about 100 ms after the one before, however fast they come
     * @throws IllegalArgumentException if the pattern's rows do not change and {@code changes} is asked for
     */
    public RecordGenerator(Pattern pattern, long seed, boolean changes, String stream, Instant startTime) {
        if (changes && !pattern.changes()) {
            throw new IllegalArgumentException("Records of the pattern " + pattern.lowerCaseName() + " do not change.");
        }
        this.rows = pattern.rows();
        this.seed = seed;
        this.startTime = startTime;
        this.asChanges = changes || pattern == Pattern.CHANGES;
        this.changes = new Changes(rows, seed, stream, this::time);
    }

    /**
     * The record of this number.
     *
     * @param number 1 for the first
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Generated record(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("There is no record " + number + ". Allowed: 1 and more.");
        }
        if (asChanges) {
            return changes.event(number);
        }
        var random = Randomness.of(seed, number, VALUES);
        var row = rows.rowOf(number, random);
        var record = rows.create(row, random, time(number));
        return new Generated(number, rows.key(record), record);
    }

    /** Somewhere within the step of its number, so that times grow with numbers. */
    private Instant time(long number) {
        return startTime.plusMillis(
                (number - 1) * STEP_MILLIS + Randomness.of(seed, number, TIME).below(STEP_MILLIS));
    }
}
