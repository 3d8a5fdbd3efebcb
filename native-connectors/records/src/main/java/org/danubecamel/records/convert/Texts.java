package org.danubecamel.records.convert;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Record;
import org.danubecamel.records.convert.ConversionOptions.BytesEncoding;
import org.danubecamel.records.json.JsonText;

/** Conversions to strings, bytes and UUIDs. */
final class Texts {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Texts() {}

    static String toText(Object value, BytesEncoding encoding) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Bytes bytes) {
            return encode(bytes, encoding);
        }
        return value instanceof List<?> || value instanceof Record ? JsonText.of(value) : value.toString();
    }

    private static String encode(Bytes bytes, BytesEncoding encoding) {
        return encoding == BytesEncoding.HEX
                ? HexFormat.of().formatHex(bytes.toArray())
                : Base64.getEncoder().encodeToString(bytes.toArray());
    }

    static Bytes toBytes(Object value, BytesEncoding encoding, Refusal refusal) {
        if (value instanceof Bytes bytes) {
            return bytes;
        }
        if (value instanceof UUID uuid) {
            return Bytes.copyOf(ByteBuffer.allocate(Long.BYTES * 2)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .flip());
        }
        var allowed =
                encoding == BytesEncoding.HEX ? "bytes, or text of hexadecimal digits" : "bytes, or text in base64";
        if (value instanceof String text) {
            try {
                return Bytes.copyOf(
                        encoding == BytesEncoding.HEX
                                ? HexFormat.of().parseHex(text)
                                : Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                throw refusal.notAllowed(allowed, e);
            }
        }
        throw refusal.notAllowed(allowed);
    }

    static UUID toUuid(Object value, Refusal refusal) {
        if (value instanceof UUID uuid) {
            return uuid;
        }
        if (value instanceof String text && UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        if (value instanceof Bytes bytes && bytes.size() == Long.BYTES * 2) {
            var buffer = bytes.asBuffer();
            return new UUID(buffer.getLong(), buffer.getLong());
        }
        throw refusal.notAllowed("16 bytes, or text as in 6f1c7f9e-0d5f-4a52-9c0e-2f6f2f3c1b7a");
    }
}
