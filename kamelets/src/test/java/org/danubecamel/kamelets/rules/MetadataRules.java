package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about what a Kamelet says of itself. */
final class MetadataRules {

    static final List<KameletRule> ALL = List.of(
            new KameletRule("is a Kamelet of version v1", MetadataRules::kind),
            new KameletRule("says its level, provider, group and namespace", MetadataRules::annotations),
            new KameletRule("says the project's version", MetadataRules::catalogVersion),
            new KameletRule("has an icon", kamelet -> Icon.objectionTo(kamelet.annotation("kamelet.icon"))),
            new KameletRule("is labelled with its type", MetadataRules::typeLabel),
            new KameletRule("has a title and a description", MetadataRules::titleAndDescription));

    private static final Set<String> LEVELS = Set.of("Preview", "Stable", "Deprecated");

    private MetadataRules() {}

    private static Stream<String> kind(Kamelet kamelet) {
        var expected = "camel.apache.org/v1 Kamelet";
        var actual = Kamelet.text(kamelet.yaml().get("apiVersion")) + " "
                + Kamelet.text(kamelet.yaml().get("kind"));
        return KameletRule.when(!actual.equals(expected), "is a " + actual + ", not a " + expected);
    }

    private static Stream<String> annotations(Kamelet kamelet) {
        var missing = Stream.of("provider", "kamelet.group", "kamelet.namespace")
                .filter(key -> kamelet.annotation(key).isBlank())
                .map(key -> "annotation " + key + " is missing");
        var level = kamelet.annotation("kamelet.support.level");
        return Stream.concat(
                missing,
                KameletRule.when(!LEVELS.contains(level), "support level '" + level + "' is not one of " + LEVELS));
    }

    private static Stream<String> catalogVersion(Kamelet kamelet) {
        var version = kamelet.annotation("catalog.version");
        return KameletRule.when(
                !version.equals(ProjectVersion.get()), "catalog.version is '" + version + "', not the project's");
    }

    private static Stream<String> typeLabel(Kamelet kamelet) {
        var label = Kamelet.text(kamelet.section("metadata", "labels").get("camel.apache.org/kamelet.type"));
        return KameletRule.when(
                !NamingRules.TYPES.contains(label)
                        || kamelet.name().matches(".*-(source|sink|action)") && !label.equals(kamelet.typeInName()),
                "label kamelet.type is '" + label + "'");
    }

    private static Stream<String> titleAndDescription(Kamelet kamelet) {
        var title = Kamelet.text(kamelet.definition().get("title"));
        var description = Kamelet.text(kamelet.definition().get("description"));
        var label = Kamelet.text(kamelet.section("metadata", "labels").get("camel.apache.org/kamelet.type"));
        return Stream.of(
                        KameletRule.when(
                                !title.matches(".+ (Source|Sink|Action)"),
                                "title '" + title + "' does not end in Source, Sink or Action"),
                        KameletRule.when(
                                NamingRules.TYPES.contains(label)
                                        && title.matches(".+ (Source|Sink|Action)")
                                        && kamelet.name().endsWith("-" + label)
                                        && !title.toLowerCase(Locale.ROOT).endsWith(" " + label),
                                "title '" + title + "' is not that of a " + label),
                        KameletRule.when(
                                !description.endsWith("."), "description '" + description + "' is not a sentence"),
                        KameletRule.when(
                                !Kamelet.text(kamelet.definition().get("type")).equals("object"),
                                "spec.definition.type is not object"))
                .flatMap(violations -> violations);
    }
}
