package org.danubecamel.contract.sink;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the suite writes and expects to read: a record with the fields {@code id}, {@code value} and {@code number}, sent as
 * a JSON object.
 *
 * @param id a text, of its own in each record; the key
 * @param value a text; where {@code nested} is true, the text of a JSON array
 * @param number a number of any size
 * @param nested whether the field {@code value} is sent as an array, and not as a text
 */
public record ContractRecord(String id, @Nullable String value, @Nullable BigDecimal number, boolean nested) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** A record with a text and a number, as it is sent and as it is read back. */
    public ContractRecord(String id, @Nullable String value, @Nullable BigDecimal number) {
        this(id, value, number, false);
    }

    /** Returns the {@code index}-th of the ordinary records. */
    static ContractRecord of(int index) {
        return new ContractRecord("r-%06d".formatted(index), "value " + index, BigDecimal.valueOf(index));
    }

    /** Returns a record of a row with {@code id}, {@code value} and {@code number}; a number may be of any class. */
    public static ContractRecord ofRow(List<@Nullable Object> row) {
        var number = row.get(2);
        return new ContractRecord(
                String.valueOf(row.get(0)),
                row.get(1) == null ? null : String.valueOf(row.get(1)),
                number == null ? null : new BigDecimal(number.toString()));
    }

    /**
     * Returns a record of a JSON object.
     *
     * @throws UncheckedIOException if it is none
     */
    public static ContractRecord ofJson(String json) {
        try {
            var node = JSON.readTree(json);
            return new ContractRecord(node.path("id").asText(), text(node.path("value")), decimal(node.path("number")));
        } catch (IOException e) {
            throw new UncheckedIOException("What was read back is no JSON: " + json, e);
        }
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isContainerNode() ? node.toString() : node.asText();
    }

    private static @Nullable BigDecimal decimal(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    /** Returns the same record with another value. */
    public ContractRecord withValue(String other) {
        return new ContractRecord(id, other, number, false);
    }

    /** Returns the JSON object, as it is sent. */
    byte[] json() {
        return jsonText().getBytes(StandardCharsets.UTF_8);
    }

    String jsonText() {
        return "{\"id\":" + quoted(id) + ",\"value\":" + (nested ? value : quoted(value)) + ",\"number\":" + number
                + "}";
    }

    /** Escapes all that is not ASCII, so that halves of surrogate pairs can be sent too. */
    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        var quoted = new StringBuilder("\"");
        for (var position = 0; position < text.length(); position++) {
            var character = text.charAt(position);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    /** Returns whether {@code stored}, as it was read back, is this record. */
    boolean isStoredAs(ContractRecord stored) {
        return id.equals(stored.id) && sameValue(stored.value) && sameNumber(stored.number);
    }

    private boolean sameValue(@Nullable String stored) {
        return nested && value != null && stored != null
                ? value.equals(stored.replace(" ", ""))
                : Objects.equals(value, stored);
    }

    private boolean sameNumber(@Nullable BigDecimal stored) {
        return number == null || stored == null ? number == stored : number.compareTo(stored) == 0;
    }

    /** Short, with what cannot be seen made visible. */
    @Override
    public String toString() {
        var text = jsonText();
        return text.length() <= 200 ? text : text.substring(0, 200) + "... (" + text.length() + " characters)";
    }
}
