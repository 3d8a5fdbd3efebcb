package org.danubecamel.connector.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source has read, to be one exchange: a record, several packed into one body, or bytes that are no record.
 *
 * @param body the body of the exchange; of an undecodable record its raw bytes
 * @param headers the headers of the exchange
 * @param bytes about how much memory it takes, 0 or more
 * @param after where reading goes on after it; null where a source cannot go on here, but only after a later record
 * @param undecodable why it is not a record, null if it is one
 */
public record SourceRecord(
        @Nullable Object body,
        Map<String, Object> headers,
        long bytes,
        @Nullable Position after,
        @Nullable Throwable undecodable) {

    /** Takes a copy of the headers. */
    public SourceRecord {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes=" + bytes + ". Allowed: 0 or more.");
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Returns a record. */
    public static SourceRecord of(
            @Nullable Object body, Map<String, Object> headers, long bytes, @Nullable Position after) {
        return new SourceRecord(body, headers, bytes, after, null);
    }

    /** Returns what could not be decoded. It goes to the dead letters as it is, and its neighbours to the route. */
    public static SourceRecord undecodable(
            byte[] raw, Map<String, Object> headers, @Nullable Position after, Throwable cause) {
        return new SourceRecord(raw, headers, raw.length, after, cause);
    }
}
