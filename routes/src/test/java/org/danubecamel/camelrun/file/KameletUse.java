package org.danubecamel.camelrun.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Kamelet as a route uses it: its name, and what it is given. */
public record KameletUse(String name, Map<String, String> parameters) {

    static final String SCHEME = "kamelet:";

    static KameletUse of(String uri, JsonNode parameters) {
        var values = new LinkedHashMap<String, String>();
        parameters
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return new KameletUse(uri.substring(SCHEME.length()), values);
    }
}
