package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about each property of a Kamelet. */
final class PropertyRules {

    static final List<KameletRule> ALL = List.of(
            each("has properties with a title, a description and a type", PropertyRules::documented),
            each("shows a value for each property", PropertyRules::exemplified),
            each("bounds each property", PropertyRules::bounded),
            each("allows its own defaults and examples", PropertyRules::consistent),
            new KameletRule("declares what it requires", PropertyRules::requiredDeclared),
            new KameletRule("has no default for what it requires", PropertyRules::requiredWithoutDefault));

    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");

    private PropertyRules() {}

    private static KameletRule each(String name, Function<KameletProperty, Stream<String>> check) {
        return new KameletRule(name, kamelet -> kamelet.properties().stream().flatMap(property -> check.apply(property)
                .map(violation -> "property " + property.name() + " " + violation)));
    }

    private static Stream<String> documented(KameletProperty property) {
        return Stream.of(
                        KameletRule.when(property.text("title").isBlank(), "has no title"),
                        KameletRule.when(
                                !property.text("description").endsWith("."), "has no sentence as its description"),
                        KameletRule.when(!TYPES.contains(property.text("type")), "is not of one of " + TYPES))
                .flatMap(violations -> violations);
    }

    private static Stream<String> exemplified(KameletProperty property) {
        return KameletRule.when(
                !property.isPassword() && !property.has("default") && !property.has("example"),
                "has neither default nor example");
    }

    private static Stream<String> bounded(KameletProperty property) {
        var unboundedText = property.isType("string")
                && !property.has("pattern")
                && !property.has("enum")
                && !property.has("format");
        var unboundedNumber = (property.isType("integer") || property.isType("number"))
                && !property.has("minimum")
                && !property.has("maximum")
                && !property.has("enum");
        return Stream.concat(
                KameletRule.when(unboundedText, "has no pattern, enum or format"),
                KameletRule.when(unboundedNumber, "has no minimum, maximum or enum"));
    }

    private static Stream<String> consistent(KameletProperty property) {
        return Stream.of("default", "example")
                .filter(property::has)
                .filter(key -> property.objectionTo(property.declaration().get(key)) != null)
                .map(key -> "has the " + key + " '" + property.text(key) + "', which "
                        + property.objectionTo(property.declaration().get(key)));
    }

    private static Stream<String> requiredDeclared(Kamelet kamelet) {
        var declared = kamelet.properties().stream().map(KameletProperty::name).toList();
        return kamelet.required().stream()
                .filter(name -> !declared.contains(name))
                .map(name -> "requires " + name + ", which is no property");
    }

    private static Stream<String> requiredWithoutDefault(Kamelet kamelet) {
        return kamelet.properties().stream()
                .filter(property -> kamelet.required().contains(property.name()) && property.has("default"))
                .map(property -> "requires " + property.name() + ", which has a default");
    }
}
