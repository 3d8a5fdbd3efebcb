package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;
import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.RecordException;

/** UTF-8 that replaces nothing: what is malformed is an error. */
public final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * Returns the text of the bytes.
     *
     * @throws RecordException if they are not UTF-8
     */
    public static String decode(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictly(bytes);
    }

    /** What was replaced is told from what is there by decoding again, which takes longer. */
    private static String strictly(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RecordException(MALFORMED_RECORD, "The text is not UTF-8. Allowed: UTF-8.", e);
        }
    }

    /**
     * Returns the bytes of the text.
     *
     * @throws RecordException if it has half of a surrogate pair
     */
    public static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return strictly(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] strictly(String text) {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new RecordException(
                    NOT_WRITABLE, "The text \"" + Excerpt.cut(text) + "\" has half of a surrogate pair.", e);
        }
    }
}
