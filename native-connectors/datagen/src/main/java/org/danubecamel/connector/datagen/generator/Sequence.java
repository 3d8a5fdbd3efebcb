package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import org.danubecamel.records.Record;

/** Numbers in order, for who counts what arrives. */
final class Sequence implements RowSource {

    @Override
    public Record create(long row, Randomness random, Instant time) {
        return Record.of("sequence", row, "timestamp", time);
    }

    @Override
    public Record revise(Record row, Randomness random, Instant time) {
        return Rows.with(row, "timestamp", time);
    }

    @Override
    public String key(Record row) {
        return String.valueOf(row.get("sequence"));
    }
}
