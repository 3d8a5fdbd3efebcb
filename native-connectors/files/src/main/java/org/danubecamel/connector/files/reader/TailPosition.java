package org.danubecamel.connector.files.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.connector.source.Position;

/**
 * How far files are followed.
 *
 * @param files each of them
 */
record TailPosition(List<Mark> files) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * How far one file is followed.
     *
     * @param key what stays when it is renamed
     * @param head a checksum of its first bytes, as many as {@code headBytes}; it tells another file of the same key
     * @param offset how many of its bytes were read
     * @param index how many of its records were read
     */
    record Mark(String key, int headBytes, long head, long offset, long index) {}

    Position toPosition() {
        var json = JSON.createObjectNode();
        var list = json.putArray("tail");
        files.forEach(file -> list.addObject()
                .put("key", file.key())
                .put("headBytes", file.headBytes())
                .put("head", file.head())
                .put("offset", file.offset())
                .put("index", file.index()));
        return Position.of(json.toString());
    }

    static TailPosition of(Position position) {
        try {
            var json = position.version() == 1 ? JSON.readTree(position.value()) : null;
            if (json == null || !json.path("tail").isArray()) {
                throw FilePosition.unknown(position, null);
            }
            var files = new ArrayList<Mark>();
            json.get("tail")
                    .forEach(file -> files.add(new Mark(
                            file.path("key").asText(),
                            file.path("headBytes").intValue(),
                            file.path("head").longValue(),
                            file.path("offset").longValue(),
                            file.path("index").longValue())));
            return new TailPosition(List.copyOf(files));
        } catch (JsonProcessingException e) {
            throw FilePosition.unknown(position, e);
        }
    }
}
