package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import org.danubecamel.records.Record;

/** Profiles of users. */
final class Users implements RowSource {

    @Override
    public Record create(long row, Randomness random, Instant time) {
        var name = People.name(random);
        return Record.of("user_id", row, "name", name, "email", People.email(name, row, random), "created_at", time);
    }

    /** The user takes another name, and an address with it. */
    @Override
    public Record revise(Record row, Randomness random, Instant time) {
        var name = People.name(random);
        var id = Long.parseLong(key(row));
        return Rows.with(row, "name", name, "email", People.email(name, id, random));
    }

    @Override
    public String key(Record row) {
        return String.valueOf(row.get("user_id"));
    }
}
