package org.danubecamel.connector.source;

import java.nio.charset.StandardCharsets;

/**
 * How far a source has been read. Only the connector that made it understands it.
 *
 * @param version of the connector's own form of {@code value}, 1 or more; a connector refuses those that it does not know
 * @param value text, often JSON, of at most {@value #MAX_BYTES} bytes in UTF-8; no secrets, since it stands in files and
 *     logs
 */
public record Position(int version, String value) {

    /** The most bytes that a position has. */
    public static final int MAX_BYTES = 64 << 10;

    /** @throws IllegalArgumentException if it is out of bounds */
    public Position {
        if (version < 1) {
            throw new IllegalArgumentException("Position version " + version + ". Allowed: 1 or more.");
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A position of " + bytes + " bytes. Allowed: at most " + MAX_BYTES + ".");
        }
    }

    /** Returns a position of version 1. */
    public static Position of(String value) {
        return new Position(1, value);
    }
}
