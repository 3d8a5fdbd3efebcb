package org.danubecamel.examples.quickstart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON text on one line, as JSON Lines files want it. */
final class JsonLine {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JsonLine() {}

    /**
     * Returns the JSON value in {@code text} on one line, line feed included. Nothing but white space changes: numbers
     * keep all their digits.
     *
     * @throws NotJsonException if {@code text} is anything but one JSON value
     */
    static byte[] of(byte[] text) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(text.length + 1);
        try (JsonParser parser = JSON.createParser(text);
                JsonGenerator generator = JSON.createGenerator(line)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new NotJsonException("it is empty");
            }
            while (token != null) {
                copy(token, parser, generator);
                boolean complete = parser.getParsingContext().inRoot();
                token = parser.nextToken();
                if (complete && token != null) {
                    throw new NotJsonException("there is text after the JSON value");
                }
            }
            generator.writeRaw('\n');
        } catch (JsonProcessingException e) {
            throw new NotJsonException(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toByteArray();
    }

    private static void copy(JsonToken token, JsonParser parser, JsonGenerator generator) throws IOException {
        if (token.isNumeric()) {
            generator.writeNumber(parser.getText());
        } else {
            generator.copyCurrentEvent(parser);
        }
    }

    /** The text is not one JSON value. */
    static final class NotJsonException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotJsonException(String reason) {
            super("The body is not JSON: " + reason);
        }
    }
}
