package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One {@code {{name}}}, {@code {{?name}}} or {@code {{danube-secret:name}}} in a template.
 *
 * @param name the parameter
 * @param optional whether what it stands in is left out if the parameter has no value
 * @param secret whether it becomes a reference to the value, and not the value
 * @param text the whole text that it stands in
 */
record Placeholder(String name, boolean optional, boolean secret, String text) {

    private static final Pattern SYNTAX = Pattern.compile("\\{\\{(\\??)(danube-secret:)?([^}:]+)[^}]*}}");

    static List<Placeholder> in(Object node) {
        return find(node).toList();
    }

    private static Stream<Placeholder> find(Object node) {
        if (node instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream()).flatMap(Placeholder::find);
        }
        if (node instanceof List<?> list) {
            return list.stream().flatMap(Placeholder::find);
        }
        var text = Kamelet.text(node);
        return SYNTAX.matcher(text)
                .results()
                .map(match -> new Placeholder(match.group(3), !match.group(1).isEmpty(), match.group(2) != null, text));
    }
}
