package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import java.util.List;
import org.danubecamel.records.Record;

/** What happens in an application; with a struct and a list inside. */
final class Events implements RowSource {

    private static final int USERS = 10_000;
    private static final List<String> TYPES = List.of("signed_in", "signed_out", "searched", "added_to_cart", "paid");
    private static final List<String> SYSTEMS = List.of("android", "ios", "linux", "macos", "windows");
    private static final List<String> TAGS = List.of("beta", "mobile", "new", "partner", "trial");

    @Override
    public Record create(long row, Randomness random, Instant time) {
        return Record.of(
                "event_id",
                row,
                "event_type",
                random.oneOf(TYPES),
                "user_id",
                (long) random.between(1, USERS),
                "timestamp",
                time,
                "device",
                Record.of("os", random.oneOf(SYSTEMS), "version", random.between(1, 20)),
                "tags",
                tags(random));
    }

    @Override
    public Record revise(Record row, Randomness random, Instant time) {
        return Rows.with(row, "event_type", random.oneOf(TYPES), "tags", tags(random));
    }

    /** The user's: what one user does keeps its order. */
    @Override
    public String key(Record row) {
        return String.valueOf(row.get("user_id"));
    }

    private static List<String> tags(Randomness random) {
        return TAGS.stream().filter(tag -> random.percent(25)).toList();
    }
}
