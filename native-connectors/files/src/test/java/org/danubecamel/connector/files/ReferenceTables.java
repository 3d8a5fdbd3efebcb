package org.danubecamel.connector.files;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** The tables of options and headers, made from the component's metadata. */
final class ReferenceTables {

    private static final String METADATA = "/META-INF/org/danubecamel/connector/files/danube-files.json";
    private static final List<String> GROUPS =
            List.of("common", "producer", "producer (advanced)", "consumer", "consumer (advanced)");

    private final JsonObject options;
    private final JsonObject headers;

    private ReferenceTables(JsonObject metadata) {
        options = (JsonObject) metadata.get("properties");
        headers = (JsonObject) metadata.get("headers");
    }

    static ReferenceTables ofComponent() throws IOException, DeserializationException {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(ReferenceTables.class.getResourceAsStream(METADATA)), StandardCharsets.UTF_8)) {
            return new ReferenceTables((JsonObject) Jsoner.deserialize(reader));
        }
    }

    ReferenceTables without(String option) {
        options.remove(option);
        return this;
    }

    List<String> descriptions() {
        var all = new ArrayList<String>();
        ours().forEach(option -> all.add(option.getValue().getString("description")));
        return all;
    }

    String render() {
        var text = new StringBuilder();
        for (var group : GROUPS) {
            text.append("### Options: ")
                    .append(group)
                    .append("\n\n| Option | Type | Default | Meaning |\n|---|---|---|---|\n");
            ours().stream()
                    .filter(option -> option.getValue().getString("group").equals(group))
                    .forEach(option -> text.append("| `%s` | %s | %s | %s |\n"
                            .formatted(
                                    option.getKey(),
                                    type(option.getValue()),
                                    defaultOf(option.getValue()),
                                    option.getValue().getString("description"))));
            text.append('\n');
        }
        text.append("### Headers of records that were read\n\n| Header | Type | Meaning |\n|---|---|---|\n");
        headers.forEach((name, header) -> text.append("| `%s` | %s | %s |\n"
                .formatted(name, type((JsonObject) header), ((JsonObject) header).getString("description"))));
        return text.toString();
    }

    /** The options that every Camel component has are described by Camel. */
    private List<Map.Entry<String, JsonObject>> ours() {
        var ours = new ArrayList<Map.Entry<String, JsonObject>>();
        options.forEach((name, value) -> {
            var option = (JsonObject) value;
            if (option.containsKey("configurationClass")
                    || option.getString("kind").equals("path")) {
                ours.add(Map.entry(name, option));
            }
        });
        return ours;
    }

    private static String defaultOf(JsonObject option) {
        var value = option.get("defaultValue");
        return value == null ? "" : "`" + value + "`";
    }

    private static String type(JsonObject option) {
        if (option.containsKey("enum")) {
            return String.join(", ", option.<List<String>>getCollection("enum"));
        }
        var type = option.getString("type");
        return type == null || type.equals("object")
                ? option.getString("javaType").replaceAll(".*\\.", "")
                : type;
    }
}
