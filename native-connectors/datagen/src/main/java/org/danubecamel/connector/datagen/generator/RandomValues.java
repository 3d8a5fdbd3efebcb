package org.danubecamel.connector.datagen.generator;

import java.math.BigDecimal;
import java.time.Instant;
import org.danubecamel.records.Record;
import org.jspecify.annotations.Nullable;

/** A field of each of several types, with values from all of their range. */
final class RandomValues implements RowSource {

    private static final int LONGEST_TEXT = 40;
    private static final String CHARACTERS =
            "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 äéñøß\"',;";

    @Override
    public Record create(long row, Randomness random, Instant time) {
        return Record.of(
                "id", row,
                "uuid", random.uuid(),
                "flag", random.percent(50),
                "small", (int) random.next(),
                "large", random.next(),
                "fraction", fraction(random),
                "amount", BigDecimal.valueOf(random.next() >> 20, 4),
                "text", text(random),
                "maybe", maybe(random),
                "timestamp", time);
    }

    @Override
    public Record revise(Record row, Randomness random, Instant time) {
        return Rows.with(row, "fraction", fraction(random), "text", text(random), "maybe", maybe(random));
    }

    @Override
    public String key(Record row) {
        return String.valueOf(row.get("id"));
    }

    /** In 1024ths, which all versions of the JDK print alike. */
    private static double fraction(Randomness random) {
        return random.between(-5_000_000, 5_000_000) / 1024.0;
    }

    private static String text(Randomness random) {
        var text = new StringBuilder();
        for (var left = random.below(LONGEST_TEXT + 1); left > 0; left--) {
            text.append(CHARACTERS.charAt(random.below(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static @Nullable Integer maybe(Randomness random) {
        return random.percent(50) ? random.below(1_000) : null;
    }
}
