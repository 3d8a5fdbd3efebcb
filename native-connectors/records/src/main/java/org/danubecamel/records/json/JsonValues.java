package org.danubecamel.records.json;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Makes values of the tokens of one JSON object. The parser bounds depth and lengths, this class their number. */
public final class JsonValues {

    private final JsonParser parser;
    private int room;

    /** Reads from where the parser stands, at most {@code maxValues} values. */
    public JsonValues(JsonParser parser, int maxValues) {
        this.parser = parser;
        this.room = maxValues;
    }

    /**
     * The object whose first token is the parser's current one.
     *
     * @throws RecordException if a name comes twice, there are too many values, or a number has too many digits
     * @throws IOException if it is malformed
     */
    public Record object() throws IOException {
        var record = Record.builder();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (!record.add(name, value())) {
                throw new RecordException(
                        MALFORMED_RECORD,
                        "The name \"" + Excerpt.cut(name) + "\" comes twice in an object. Allowed: each name once.");
            }
        }
        return record.build();
    }

    private @Nullable Object value() throws IOException {
        if (--room < 0) {
            throw new RecordException(
                    LIMIT, "The record has more values than allowed. Raise maxValues, or split the record.");
        }
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> fraction();
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            default -> throw new IllegalStateException("No value begins with " + parser.currentToken());
        };
    }

    private List<@Nullable Object> array() throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }

    private Object whole() throws IOException {
        var type = parser.getNumberType();
        return type == JsonParser.NumberType.BIG_INTEGER
                ? new BigDecimal(parser.getText())
                : (Object) parser.getLongValue();
    }

    private Object fraction() throws IOException {
        double common = ShortDecimal.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        return Double.isNaN(common) ? number(parser.getText()) : (Object) common;
    }

    /** A double where that is the same number, a decimal otherwise. */
    static Object number(String text) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new RecordException(LIMIT, "The number " + Excerpt.cut(text) + " has an exponent out of bounds.", e);
        }
        double nearest = Double.parseDouble(text);
        boolean same = exact.signum() == 0
                || (nearest != 0
                        && Double.isFinite(nearest)
                        && BigDecimal.valueOf(nearest).compareTo(exact) == 0);
        return same ? (Object) nearest : exact;
    }
}
