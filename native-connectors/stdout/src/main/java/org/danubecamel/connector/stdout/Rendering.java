package org.danubecamel.connector.stdout;

import java.nio.charset.StandardCharsets;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Record;
import org.danubecamel.records.json.JsonText;

/**
 * How a record looks.
 *
 * @param text whether it is one line of text, and not JSON
 * @param pretty whether JSON is indented
 * @param showMetadata whether what is known of the message is shown
 */
record Rendering(boolean text, boolean pretty, boolean showMetadata) {

    private static final String TEXT_FIELD = "data";

    /**
     * The record in UTF-8, with an end of line.
     *
     * @throws org.danubecamel.records.RecordException if it cannot be written as JSON
     */
    byte[] line(SinkRecord record) {
        var shown = text ? text(record) : json(record);
        return (shown + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String json(SinkRecord record) {
        var json = JsonText.of(showMetadata ? withMetadata(record) : record.value());
        return ControlCharacters.escapeInJson(pretty ? PrettyJson.of(json) : json);
    }

    private String text(SinkRecord record) {
        var value = record.orThrow();
        // With a selection of fields there may be others than the text, or none.
        var body = value.size() == 1 && value.get(TEXT_FIELD) instanceof String only ? only : JsonText.of(value);
        return ControlCharacters.escape(
                showMetadata ? JsonText.of(metadata(record).build()) + " " + body : body);
    }

    private static Record withMetadata(SinkRecord record) {
        return metadata(record).put("record", record.value()).build();
    }

    private static Record.Builder metadata(SinkRecord record) {
        var known = record.metadata();
        return Record.builder()
                .put("id", known.id())
                .put("key", known.key())
                .put("topic", known.topic())
                .put("timestamp", known.timestamp());
    }
}
