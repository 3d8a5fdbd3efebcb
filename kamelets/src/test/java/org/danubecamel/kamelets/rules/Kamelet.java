package org.danubecamel.kamelets.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One {@code *.kamelet.yaml} as read. A part that is missing reads as empty, so that every rule can judge any file. */
record Kamelet(String fileName, Map<String, Object> yaml) {

    static final String SUFFIX = ".kamelet.yaml";

    static Kamelet parse(String fileName, String text) {
        var loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
        return new Kamelet(fileName, asMap(loaded));
    }

    String name() {
        return text(section("metadata").get("name"));
    }

    /** Returns what the name ends in: source, sink or action in a correct name. */
    String typeInName() {
        return name().substring(name().lastIndexOf('-') + 1);
    }

    String annotation(String key) {
        return text(section("metadata", "annotations").get("camel.apache.org/" + key));
    }

    /** Returns what the catalogue says of it under this key, empty if it says nothing. */
    String fact(Fact fact) {
        return text(section("metadata", "annotations").get(fact.key()));
    }

    Map<String, Object> definition() {
        return section("spec", "definition");
    }

    Map<String, Object> template() {
        return section("spec", "template");
    }

    Map<String, Object> from() {
        var route = asMap(template().get("route"));
        return asMap((route.isEmpty() ? template() : route).get("from"));
    }

    List<Map<String, Object>> beans() {
        return asList(template().get("beans")).stream().map(Kamelet::asMap).toList();
    }

    /** Returns the template without the properties of its beans, to which other rules apply. */
    Map<String, Object> templateWithoutBeanProperties() {
        var beans = beans().stream().map(HashMap::new).toList();
        beans.forEach(bean -> bean.remove("properties"));
        var template = new HashMap<>(template());
        template.put("beans", beans);
        return template;
    }

    List<String> dependencies() {
        return texts(section("spec").get("dependencies"));
    }

    List<String> required() {
        return texts(definition().get("required"));
    }

    List<KameletProperty> properties() {
        var properties = new ArrayList<KameletProperty>();
        asMap(definition().get("properties"))
                .forEach((name, value) -> properties.add(new KameletProperty(name, asMap(value))));
        return properties;
    }

    Map<String, Object> section(String... path) {
        var current = yaml;
        for (var key : path) {
            current = asMap(current.get(key));
        }
        return current;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    static List<?> asList(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static List<String> texts(@Nullable Object value) {
        return asList(value).stream().map(Kamelet::text).toList();
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
