package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import org.danubecamel.records.Record;

/** Values that are written to few keys again and again. */
final class KeyValues implements RowSource {

    private static final int KEYS = 1_000;

    @Override
    public long rowOf(long number, Randomness random) {
        return random.between(1, KEYS);
    }

    @Override
    public Record create(long row, Randomness random, Instant time) {
        return Record.of("key", "key-" + row, "value", value(random));
    }

    @Override
    public Record revise(Record row, Randomness random, Instant time) {
        return Rows.with(row, "value", value(random));
    }

    @Override
    public String key(Record row) {
        return String.valueOf(row.get("key"));
    }

    private static long value(Randomness random) {
        return random.between(0, 1_000_000);
    }
}
