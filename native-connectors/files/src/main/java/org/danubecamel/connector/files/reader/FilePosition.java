package org.danubecamel.connector.files.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.SourceSetupException;
import org.jspecify.annotations.Nullable;

/**
 * How far a directory was read.
 *
 * @param ledger the number of the ledger
 * @param read how many of its files count
 * @param file the file that was begun; null if none was
 */
record FilePosition(long ledger, long read, @Nullable Begun file) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A file that was read in part.
     *
     * @param path its path below the directory
     * @param identity its {@link FoundFile#identity()}
     * @param place its {@link FoundFile#place()}
     * @param index how many of its records were read
     * @param offset where its reader goes on
     */
    record Begun(String path, long identity, long place, long index, long offset) {}

    Position toPosition() {
        var json = JSON.createObjectNode().put("ledger", ledger).put("read", read);
        if (file != null) {
            json.putObject("file")
                    .put("path", file.path())
                    .put("identity", file.identity())
                    .put("place", file.place())
                    .put("index", file.index())
                    .put("offset", file.offset());
        }
        return Position.of(json.toString());
    }

    /** @throws SourceSetupException if it is none of this version */
    static FilePosition of(Position position) {
        try {
            var json = position.version() == 1 ? JSON.readTree(position.value()) : null;
            if (json != null && json.hasNonNull("ledger")) {
                var file = json.get("file");
                return new FilePosition(
                        json.get("ledger").longValue(),
                        json.path("read").longValue(),
                        file == null
                                ? null
                                : new Begun(
                                        file.path("path").textValue(),
                                        file.path("identity").longValue(),
                                        file.path("place").longValue(),
                                        file.path("index").longValue(),
                                        file.path("offset").longValue()));
            }
            throw unknown(position, null);
        } catch (JsonProcessingException e) {
            throw unknown(position, e);
        }
    }

    static SourceSetupException unknown(Position position, @Nullable Throwable cause) {
        return new SourceSetupException(
                "DNB-3512 The position " + position + " is none of danube-files: in this version, or of another mode."
                        + " Give another positionName to begin anew.",
                cause);
    }
}
