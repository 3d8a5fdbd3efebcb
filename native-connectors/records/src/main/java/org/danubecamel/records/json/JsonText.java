package org.danubecamel.records.json;

import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON: numbers as numbers, structs as objects, lists as arrays, bytes as base64, and dates, times and UUIDs
 * as their standard text.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /**
     * The value as JSON text.
     *
     * @throws RecordException if it has a double that is no finite number, or a string that is no valid Unicode
     */
    public static String of(@Nullable Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /**
     * The value as JSON in UTF-8.
     *
     * @throws RecordException if it has a double that is no finite number, or a string that is no valid Unicode
     */
    public static byte[] bytes(@Nullable Object value) {
        var out = new ByteArrayOutputStream();
        try (var json = FACTORY.createGenerator(out)) {
            write(value, json);
        } catch (JsonProcessingException e) {
            throw new RecordException(
                    NOT_WRITABLE, "The record cannot be written as JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Record struct) {
            json.writeStartObject();
            for (var field : struct.asMap().entrySet()) {
                json.writeFieldName(whole(field.getKey()));
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (var element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else {
            writeScalar(value, json);
        }
    }

    private static void writeScalar(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                throw new RecordException(
                        NOT_WRITABLE,
                        "JSON has no number for " + Excerpt.of(value)
                                + ". Allowed: finite numbers; write it as a string.");
            }
            json.writeNumber(number);
        } else if (value instanceof Bytes bytes) {
            json.writeString(Base64.getEncoder().encodeToString(bytes.toArray()));
        } else {
            json.writeString(whole(value.toString()));
        }
    }

    /** Jackson would write half of a surrogate pair as bytes that are no UTF-8. */
    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new RecordException(
                            NOT_WRITABLE,
                            "The text \"" + Excerpt.cut(text)
                                    + "\" has half of a surrogate pair. Allowed: valid Unicode.");
                }
                i++;
            }
        }
        return text;
    }
}
