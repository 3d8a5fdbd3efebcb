package org.danubecamel.connector.datagen;

import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.SourceSetupException;
import org.jspecify.annotations.Nullable;

/**
 * How far records were made.
 *
 * @param number the number of the last one, 0 for none
 * @param seed what they are made of
 */
record DatagenPosition(long number, long seed) {

    private static final java.util.regex.Pattern TEXT =
            java.util.regex.Pattern.compile("\\{\"number\":(\\d{1,18}),\"seed\":(-?\\d{1,19})}");

    Position toPosition() {
        return Position.of("{\"number\":" + number + ",\"seed\":" + seed + "}");
    }

    /** @throws SourceSetupException if it is none of this source's */
    static DatagenPosition of(@Nullable Position position, DatagenConfiguration options) {
        if (position == null) {
            return new DatagenPosition(0, options.seedOrRandom());
        }
        var text = TEXT.matcher(position.value());
        if (position.version() != 1 || !text.matches()) {
            throw new SourceSetupException(
                    "DNB-3601 danube-datagen:" + options.getPattern() + ": the position " + position.value()
                            + " of version " + position.version()
                            + " cannot be read. Allowed: one of version 1. Remove it to begin anew.",
                    null);
        }
        return new DatagenPosition(Long.parseLong(text.group(1)), Long.parseLong(text.group(2)));
    }
}
