package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules about what must be on the class path for a Kamelet to run. */
final class DependencyRules {

    static final List<KameletRule> ALL = List.of(
            new KameletRule("names its dependencies as Camel reads them", DependencyRules::wellFormed),
            new KameletRule("names a dependency for each component it uses", DependencyRules::complete));

    private DependencyRules() {}

    private static Stream<String> wellFormed(Kamelet kamelet) {
        return kamelet.dependencies().stream()
                .filter(dependency -> !dependency.matches("camel:[a-z0-9-]+") && !isMavenCoordinate(dependency))
                .map(dependency -> "'" + dependency + "' is neither camel:name nor mvn:group:artifact:version"
                        + " with, for this project's artifacts, this project's version");
    }

    private static boolean isMavenCoordinate(String dependency) {
        return dependency.matches("mvn:[\\w.-]+:[\\w.-]+:[\\w.-]+")
                && (!dependency.startsWith("mvn:org.danubecamel:") || dependency.endsWith(":" + ProjectVersion.get()));
    }

    private static Stream<String> complete(Kamelet kamelet) {
        return schemes(kamelet.template())
                .distinct()
                .filter(scheme -> kamelet.dependencies().stream().noneMatch(dependency -> provides(dependency, scheme)))
                .map(scheme -> "no dependency for the component '" + scheme + "'");
    }

    private static boolean provides(String dependency, String scheme) {
        return dependency.equals("camel:" + scheme) || dependency.matches("mvn:[^:]+:camel-" + scheme + ":.+");
    }

    private static Stream<String> schemes(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().flatMap(DependencyRules::schemes);
        }
        return Kamelet.asMap(node).entrySet().stream().flatMap(DependencyRules::schemesOfEntry);
    }

    private static Stream<String> schemesOfEntry(Map.Entry<String, Object> entry) {
        var isUri = entry.getKey().matches("uri|to|toD|wireTap") && entry.getValue() instanceof String;
        return isUri
                ? Stream.of(
                        entry.getValue().toString().replaceFirst("^RAW\\(", "").split("[:?]")[0])
                : schemes(entry.getValue());
    }
}
