package org.danubecamel.connector.stdout;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Indents JSON. */
final class PrettyJson {

    /** What is read here was written by ourselves, and has no other limits than records have. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private PrettyJson() {}

    /** The same JSON on several lines; numbers stay as they are written. */
    static String of(String json) {
        var pretty = new StringWriter(json.length() * 2);
        try (var parser = FACTORY.createParser(json);
                var generator = FACTORY.createGenerator(pretty)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(TWO_SPACES));
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric()) {
                    generator.writeNumber(parser.getText());
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pretty.toString();
    }
}
