package org.danubecamel.connector.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.SourceSetupException;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.json.JsonText;

/** The place of the last row that was read, as a position: {@code {"after":["2026-01-31 12:00:00+00","7"]}}. */
final class QueryPosition {

    private static final RecordCodec JSON = new RecordCodec(Formats.json());
    private static final String AFTER = "after";
    private static final int VERSION = 1;

    private QueryPosition() {}

    static Position of(List<String> place) {
        return new Position(VERSION, JsonText.of(Record.of(AFTER, place)));
    }

    /** @throws SourceSetupException if it is no position of this source, or of a later version */
    static List<String> place(Position position, String source, int columns) {
        if (position.version() == VERSION) {
            try {
                var read = JSON.read(position.value().getBytes(StandardCharsets.UTF_8));
                if (read.size() == 1 && read.get(0).get(AFTER) instanceof List<?> place && place.size() == columns) {
                    return place.stream().map(String::valueOf).toList();
                }
            } catch (RecordException e) {
                throw unusable(position, source, e);
            }
        }
        throw unusable(position, source, null);
    }

    private static SourceSetupException unusable(
            Position position, String source, @org.jspecify.annotations.Nullable Throwable cause) {
        return new SourceSetupException(
                "DNB-3404 " + source + ": the position " + position.value() + " of version " + position.version()
                        + " cannot be used. Allowed: one that this version wrote for the same columns. Remove it to begin"
                        + " anew.",
                cause);
    }
}
