package org.danubecamel.component;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** The tables of options and headers, made from the component's metadata. */
final class ReferenceTables {

    private static final String METADATA = "/META-INF/org/danubecamel/component/danube.json";

    private final Map<String, JsonObject> options = new LinkedHashMap<>();
    private final Map<String, JsonObject> ofComponentOnly = new LinkedHashMap<>();
    private final Map<String, JsonObject> headers = new LinkedHashMap<>();

    static ReferenceTables ofComponent() throws IOException, DeserializationException {
        try (var reader =
                new InputStreamReader(ReferenceTables.class.getResourceAsStream(METADATA), StandardCharsets.UTF_8)) {
            return new ReferenceTables((JsonObject) Jsoner.deserialize(reader));
        }
    }

    private ReferenceTables(JsonObject metadata) {
        copy(metadata, "properties", options);
        copy(metadata, "componentProperties", ofComponentOnly);
        ofComponentOnly.keySet().retainAll(List.of("client", "maxPublishesInFlight", "maxPendingMessages"));
        copy(metadata, "headers", headers);
    }

    private static void copy(JsonObject metadata, String part, Map<String, JsonObject> target) {
        ((JsonObject) metadata.get(part)).forEach((name, option) -> target.put(name, (JsonObject) option));
    }

    ReferenceTables without(String option) {
        options.remove(option);
        return this;
    }

    List<String> descriptions() {
        var all = new ArrayList<String>();
        options.values().forEach(option -> all.add(option.getString("description")));
        headers.values().forEach(header -> all.add(header.getString("description")));
        return all;
    }

    String render() {
        var text = new StringBuilder();
        for (var group : List.of("common", "consumer", "producer", "advanced")) {
            text.append("### Options: ").append(group).append("\n\n");
            table(text, options.entrySet(), option -> option.getString("group").equals(group) && isOurs(option));
        }
        text.append("### Options of the component only\n\n");
        table(text, ofComponentOnly.entrySet(), option -> true);
        text.append("### Headers\n\n| Header | Type | Used by | Meaning |\n|---|---|---|---|\n");
        headers.forEach((name, header) -> text.append("| `%s` | %s | %s | %s |%n"
                .formatted(
                        name,
                        shortType(header),
                        header.getString("label").replace(" ", ", "),
                        header.getString("description"))));
        return text.toString().replace("\r\n", "\n");
    }

    private static void table(
            StringBuilder text, Set<Map.Entry<String, JsonObject>> options, Predicate<JsonObject> included) {
        text.append("| Option | Type | Default | Meaning |\n|---|---|---|---|\n");
        for (var each : options) {
            var option = each.getValue();
            if (included.test(option)) {
                text.append("| `%s` | %s | %s | %s |%n"
                        .formatted(
                                option.containsKey("prefix") ? option.getString("prefix") + "*" : each.getKey(),
                                shortType(option),
                                defaultValue(option),
                                option.getString("description")));
            }
        }
        text.append("\n");
    }

    private static String defaultValue(JsonObject option) {
        var value = option.get("defaultValue");
        return value == null ? "" : "`" + value + "`";
    }

    /** The options that every Camel component has are described by Camel. */
    private static boolean isOurs(JsonObject option) {
        return option.containsKey("configurationClass")
                || option.getString("kind").equals("path");
    }

    private static String shortType(JsonObject option) {
        if (option.containsKey("enum")) {
            return String.join(", ", option.<List<String>>getCollection("enum"));
        }
        var type = option.getString("type");
        return type == null || type.equals("object")
                ? option.getString("javaType").replaceAll("<.*", "").replaceAll(".*\\.", "")
                : type;
    }
}
