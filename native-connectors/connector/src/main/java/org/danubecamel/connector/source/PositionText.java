package org.danubecamel.connector.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A position as text with whose it is: names and values in lines, the last of which has a checksum, so that a part of it is
 * never taken for the whole.
 *
 * @param identity the identity of the source
 */
record PositionText(String identity, Position position) {

    private static final String FIRST_LINE = "danube-position 1";
    private static final String IDENTITY = "source";
    private static final String VERSION = "version";
    private static final String VALUE = "position";
    private static final String CHECKSUM = "crc32c";
    private static final List<String> NAMES = List.of(IDENTITY, VERSION, VALUE);

    /** What is not whole, or not a position. */
    static final class DamagedException extends Exception {

        private static final long serialVersionUID = 1L;

        DamagedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    byte[] encode() {
        var content = FIRST_LINE + "\n"
                + line(IDENTITY, identity)
                + line(VERSION, Integer.toString(position.version()))
                + line(VALUE, position.value());
        return (content + line(CHECKSUM, checksum(content))).getBytes(StandardCharsets.UTF_8);
    }

    static PositionText decode(byte[] bytes) throws DamagedException {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var last = text.lastIndexOf(CHECKSUM + "=");
        if (last < 0 || !text.substring(last).equals(line(CHECKSUM, checksum(text.substring(0, last))))) {
            throw new DamagedException("its checksum is missing or wrong", null);
        }
        var values = values(text.substring(0, last));
        try {
            return new PositionText(values.get(0), new Position(Integer.parseInt(values.get(1)), values.get(2)));
        } catch (IllegalArgumentException e) {
            throw new DamagedException("it has a number that cannot be", e);
        }
    }

    private static List<String> values(String content) throws DamagedException {
        var lines = content.split("\n", -1);
        if (!lines[0].equals(FIRST_LINE)) {
            throw new DamagedException("its first line is not '" + FIRST_LINE + "', as this version writes it", null);
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (var line : List.of(lines).subList(1, lines.length - 1)) {
            var equals = line.indexOf('=');
            found.put(line.substring(0, Math.max(equals, 0)), unescape(line.substring(equals + 1)));
        }
        var values = new ArrayList<String>();
        for (var name : NAMES) {
            var value = found.get(name);
            if (value == null) {
                throw new DamagedException("it has no " + name, null);
            }
            values.add(value);
        }
        return values;
    }

    private static String line(String name, String value) {
        return name + "=" + escape(value) + "\n";
    }

    private static String checksum(String content) {
        var crc = new CRC32C();
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String value) {
        var result = new StringBuilder(value.length());
        for (var at = 0; at < value.length(); at++) {
            var next = value.charAt(at);
            if (next == '\\' && at + 1 < value.length()) {
                at++;
                next = switch (value.charAt(at)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> value.charAt(at);
                };
            }
            result.append(next);
        }
        return result.toString();
    }
}
