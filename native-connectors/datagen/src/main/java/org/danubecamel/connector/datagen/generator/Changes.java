package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import java.util.function.LongFunction;
import org.danubecamel.records.Record;

/**
 * Change events in the envelope that Debezium made common: {@code op} (c, u or d), {@code before}, {@code after}, {@code source}
 * and {@code ts_ms}. Applied in order, by key, each {@code before} is what the table then has.
 */
final class Changes {

    private static final int FIRST_VERSION = 2;

    private final RowSource rows;
    private final long seed;
    private final String stream;
    private final LongFunction<Instant> timeOf;
    private final Lives lives;

    Changes(RowSource rows, long seed, String stream, LongFunction<Instant> timeOf) {
        this.rows = rows;
        this.seed = seed;
        this.stream = stream;
        this.timeOf = timeOf;
        this.lives = new Lives(seed);
    }

    Generated event(long number) {
        var event = lives.event(number);
        var after = event.deleted() ? null : version(event.row(), event.version());
        var before = event.version() == 0 ? null : version(event.row(), event.version() - 1);
        var op = before == null ? "c" : after == null ? "d" : "u";
        var envelope = Record.of(
                "op", op,
                "before", before,
                "after", after,
                "source", Record.of("connector", "datagen", "stream", stream, "sequence", number),
                "ts_ms", timeOf.apply(number).toEpochMilli());
        return new Generated(number, key(event.row()), envelope);
    }

    /** The row after that many updates. Its times are those of the row, because it does not know its event's number. */
    private Record version(long row, int version) {
        var time = timeOf.apply(row);
        var state = rows.create(row, Randomness.of(seed, row, 0), time);
        for (int update = 0; update < version; update++) {
            state = rows.revise(state, Randomness.of(seed, row, FIRST_VERSION + update), time.plusSeconds(update + 1L));
        }
        return state;
    }

    private static String key(long row) {
        return String.valueOf(row);
    }
}
