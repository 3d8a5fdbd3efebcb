package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.stream.Stream;

/** Rules about where a Kamelet's route begins and ends. */
final class TemplateRules {

    static final List<KameletRule> ALL = List.of(
            new KameletRule("ends at kamelet:sink if it is a source", TemplateRules::sourceEnd),
            new KameletRule("starts at kamelet:source if it is a sink or an action", TemplateRules::sinkStart));

    private TemplateRules() {}

    private static Stream<String> sourceEnd(Kamelet kamelet) {
        var steps = Kamelet.asList(kamelet.from().get("steps"));
        var last = steps.isEmpty()
                ? ""
                : uri(Kamelet.asMap(steps.get(steps.size() - 1)).get("to"));
        return KameletRule.when(
                kamelet.name().endsWith("-source") && !last.equals("kamelet:sink"),
                "the last step of the source is '" + last + "', not kamelet:sink");
    }

    private static Stream<String> sinkStart(Kamelet kamelet) {
        var start = uri(kamelet.from());
        return KameletRule.when(
                kamelet.name().matches(".+-(sink|action)") && !start.equals("kamelet:source"),
                "the route starts at '" + start + "', not at kamelet:source");
    }

    private static String uri(Object node) {
        return node instanceof String text
                ? text
                : Kamelet.text(Kamelet.asMap(node).get("uri"));
    }
}
