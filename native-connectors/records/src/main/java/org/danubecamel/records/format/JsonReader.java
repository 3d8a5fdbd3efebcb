package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.json.JsonValues;
import org.jspecify.annotations.Nullable;

/** Reads one object, several one after the other, or an array of objects. */
final class JsonReader extends BodyReader {

    /** How far the parser may have read ahead when a record begins. */
    private static final int AHEAD = 16_384;

    private @Nullable JsonParser parser;
    private boolean inArray;

    JsonReader(InputStream body, ReadLimits limits) {
        super(body, limits);
    }

    @Override
    protected @Nullable Unpacked read() {
        long offset = input().position();
        try {
            input().allow((long) limits().maxRecordBytes() + AHEAD);
            var json = parser;
            boolean first = json == null;
            if (json == null) {
                json = JsonFactories.of(limits()).createParser(input());
                parser = json;
            }
            var token = json.nextToken();
            offset = json.currentTokenLocation().getByteOffset();
            if (first) {
                if (token == null) {
                    throw broken(at(0), "The body is empty. Allowed: an object, or an array of objects.", null);
                }
                if (token == JsonToken.START_ARRAY) {
                    inArray = true;
                    token = json.nextToken();
                    offset = json.currentTokenLocation().getByteOffset();
                }
            }
            if (inArray && token == JsonToken.END_ARRAY) {
                if (json.nextToken() != null) {
                    throw broken(at(offset), "Something follows the array. Allowed: nothing.", null);
                }
                return null;
            }
            return token == null ? null : element(json, token, at(offset));
        } catch (StreamConstraintsException e) {
            throw failure(LIMIT, at(offset), e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            var where = e.getLocation() == null
                    ? ""
                    : ", at byte " + e.getLocation().getByteOffset();
            throw broken(at(offset), "Malformed JSON" + where + ": " + e.getOriginalMessage(), e);
        } catch (IOException | IllegalStateException e) {
            throw broken(at(offset), "Malformed JSON: " + e.getMessage(), e);
        }
    }

    private Unpacked element(JsonParser json, JsonToken token, Position position) throws IOException {
        int depth = json.getParsingContext().getNestingDepth();
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            return bad(position, "It is " + token.asString() + ", and no object. Allowed: objects.");
        }
        Unpacked result;
        try {
            result = good(position, new JsonValues(json, limits().maxValues()).object());
        } catch (RecordException e) {
            if (!skipTo(json, depth - 1)) {
                throw failure(e.reason(), position, e.detail(), e);
            }
            result = bad(position, e);
        }
        long size = json.currentLocation().getByteOffset() - position.offset();
        return size <= limits().maxRecordBytes()
                ? result
                : bad(
                        position,
                        new RecordException(
                                LIMIT,
                                "It has " + size + " bytes. Allowed: at most " + limits().maxRecordBytes()
                                        + ". Raise maxRecordBytes."));
    }

    /** Reads on until the object that has failed is closed; false if the input has failed, and not the object. */
    private boolean skipTo(JsonParser json, int depth) throws IOException {
        try {
            while (json.getParsingContext().getNestingDepth() > depth) {
                json.nextToken();
            }
            return true;
        } catch (RecordException e) {
            return false;
        }
    }
}
