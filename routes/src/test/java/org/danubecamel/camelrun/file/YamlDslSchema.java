package org.danubecamel.camelrun.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The JSON schema of Camel's YAML DSL, which Camel's own validator of routes goes by. */
final class YamlDslSchema {

    private static final String RESOURCE = "/schema/camelYamlDsl.json";

    private static final JsonSchema SCHEMA = load();

    private YamlDslSchema() {}

    private static JsonSchema load() {
        try (var stream = Objects.requireNonNull(YamlDslSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            var schema = new ObjectMapper().readTree(stream);
            return JsonSchemaFactory.getInstance(SpecVersionDetector.detect(schema))
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the schema does not allow in a route. */
    static List<String> errors(JsonNode route) {
        return SCHEMA.validate(route).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }
}
