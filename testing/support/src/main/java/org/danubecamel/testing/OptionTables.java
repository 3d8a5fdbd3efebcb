package org.danubecamel.testing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** The tables of options and headers of a Camel component's page, from what the build has generated about the component. */
public final class OptionTables {

    /** Every component has these, and Camel describes them. */
    private static final Set<String> CAMELS =
            Set.of("lazyStartProducer", "bridgeErrorHandler", "exceptionHandler", "exchangePattern");

    private static final List<String> GROUPS = List.of(
            "consumer",
            "consumer (advanced)",
            "producer",
            "producer (advanced)",
            "common",
            "common (advanced)",
            "security");

    private final JsonObject component;

    private OptionTables(JsonObject component) {
        this.component = component;
    }

    /**
     * Reads what was generated.
     *
     * @param anchor a class of the component's package
     * @param scheme the component's
     * @throws IllegalArgumentException if there is no such component
     */
    public static OptionTables of(Class<?> anchor, String scheme) {
        var resource = "/META-INF/" + anchor.getPackageName().replace('.', '/') + "/" + scheme + ".json";
        try (var stream = anchor.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no " + resource + " on the class path.");
            }
            return new OptionTables(
                    (JsonObject) Jsoner.deserialize(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DeserializationException e) {
            throw new IllegalArgumentException(resource + " is no JSON", e);
        }
    }

    /** Returns the tables in Markdown: options by group, and headers, if there are any. */
    public String render() {
        var text = new StringBuilder();
        for (var group : GROUPS) {
            var rows = options(group);
            if (!rows.isEmpty()) {
                text.append("### Options: ").append(group).append("\n\n");
                text.append("| Option | Type | Default | Meaning |\n|---|---|---|---|\n")
                        .append(rows)
                        .append("\n");
            }
        }
        var headers = entries("headers");
        if (!headers.isEmpty()) {
            text.append("### Headers\n\n| Header | Type | Meaning |\n|---|---|---|\n");
            headers.forEach((name, header) ->
                    text.append(row("`" + name + "`", type(header), header.getString("description"))));
            text.append("\n");
        }
        return text.toString().stripTrailing() + "\n";
    }

    private String options(String group) {
        return entries("properties").entrySet().stream()
                .filter(option -> !CAMELS.contains(option.getKey()))
                .filter(option -> group.equals(option.getValue().getString("group")))
                .map(option -> row(
                        "`" + option.getKey() + "`",
                        type(option.getValue()),
                        defaultValue(option.getValue()),
                        option.getValue().getString("description")))
                .collect(Collectors.joining());
    }

    private Map<String, JsonObject> entries(String part) {
        var entries = component.<Map<String, JsonObject>>getMap(part);
        return entries == null ? Map.of() : entries;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String defaultValue(JsonObject option) {
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
