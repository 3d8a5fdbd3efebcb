package org.danubecamel.connector.files.reader;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.danubecamel.connector.files.format.FileKind;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.SourceRecord;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Record;
import org.danubecamel.records.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Records as bodies of exchanges: text and bytes as they are, all else as JSON. */
final class Bodies {

    /** The name of the file. */
    static final String FILE_NAME = "CamelDanubeFilesName";
    /** Its path below the directory. */
    static final String FILE_PATH = "CamelDanubeFilesPath";
    /** The number of the record in the file, from 0. */
    static final String RECORD_NUMBER = "CamelDanubeFilesRecordNumber";
    /** When the file was changed last, in milliseconds since 1970. */
    static final String LAST_MODIFIED = "CamelDanubeFilesLastModified";

    private static final String CONTENT_TYPE = "Content-Type";

    private final FileKind kind;

    Bodies(FileKind kind) {
        this.kind = kind;
    }

    SourceRecord record(Record record, FoundFile file, long number, @Nullable Position after) {
        var data = record.get("data");
        if (kind == FileKind.TEXT && data instanceof String text) {
            return SourceRecord.of(text, headers(file, number, "text/plain"), text.length(), after);
        }
        if (kind == FileKind.RAW && data instanceof Bytes bytes) {
            return SourceRecord.of(
                    bytes.toArray(), headers(file, number, "application/octet-stream"), bytes.size(), after);
        }
        var json = JsonText.bytes(record);
        return SourceRecord.of(
                new String(json, StandardCharsets.UTF_8),
                headers(file, number, "application/json"),
                json.length,
                after);
    }

    static SourceRecord undecodable(
            byte[] raw, FoundFile file, long number, @Nullable Position after, Throwable cause) {
        return SourceRecord.undecodable(raw, headers(file, number, null), after, cause);
    }

    private static Map<String, Object> headers(FoundFile file, long number, @Nullable String contentType) {
        var headers = new LinkedHashMap<String, Object>();
        headers.put(FILE_NAME, String.valueOf(file.path().getFileName()));
        headers.put(FILE_PATH, file.relative());
        headers.put(RECORD_NUMBER, number);
        headers.put(LAST_MODIFIED, file.time().toEpochMilli());
        if (contentType != null) {
            headers.put(CONTENT_TYPE, contentType);
        }
        return headers;
    }
}
