package org.danubecamel.connector.source;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@link PositionedReader#read} gave.
 *
 * @param records the records, in order; the last one has a position
 * @param skipped where reading goes on though there were no records, as after an empty file; null if nothing changed, and
 *     always where there are records
 * @param pause how long nothing more is to be expected; null for the source's {@code delay} if there were no records, and
 *     for no pause otherwise
 */
public record Read(List<SourceRecord> records, @Nullable Position skipped, @Nullable Duration pause) {

    private static final Read NOTHING = new Read(List.of(), null, null);

    /** @throws IllegalArgumentException if nobody could tell where to go on after the records */
    public Read {
        records = List.copyOf(records);
        if (!records.isEmpty() && (records.get(records.size() - 1).after() == null || skipped != null)) {
            throw new IllegalArgumentException(
                    "The last record of a read needs a position, and a read with records skips nothing.");
        }
    }

    /** Returns records; there may be more at once. */
    public static Read of(List<SourceRecord> records) {
        return records.isEmpty() ? NOTHING : new Read(records, null, null);
    }

    /** Returns that there is nothing now. */
    public static Read nothing() {
        return NOTHING;
    }

    /** Returns that there is no record up to {@code position}; there may be some after it, at once. */
    public static Read skippedTo(Position position) {
        return new Read(List.of(), position, Duration.ZERO);
    }

    /** Returns this, and that nothing more is to be expected for so long. */
    public Read withPause(Duration expected) {
        return new Read(records, skipped, expected);
    }
}
