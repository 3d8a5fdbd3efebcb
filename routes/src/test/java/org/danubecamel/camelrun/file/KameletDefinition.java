package org.danubecamel.camelrun.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one of this project's Kamelets takes. */
record KameletDefinition(Set<String> properties, Set<String> required) {

    /** Returns the one that is called {@code name}, null if there is none. */
    static @Nullable KameletDefinition of(String name) {
        try (var stream = KameletDefinition.class.getResourceAsStream("/kamelets/" + name + ".kamelet.yaml")) {
            if (stream == null) {
                return null;
            }
            var definition = new YAMLMapper().readTree(stream).at("/spec/definition");
            var properties = new TreeSet<String>();
            definition.path("properties").fieldNames().forEachRemaining(properties::add);
            return new KameletDefinition(properties, texts(definition.path("required")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
