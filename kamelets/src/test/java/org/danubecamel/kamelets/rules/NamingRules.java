package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about a Kamelet's name. */
final class NamingRules {

    static final Set<String> TYPES = Set.of("source", "sink", "action");

    static final List<KameletRule> ALL = List.of(
            new KameletRule("is named as its file", NamingRules::fileName),
            new KameletRule("is named after what it is", NamingRules::suffix),
            new KameletRule("takes no name of Apache's catalogue", NamingRules::unlikeApache));

    private NamingRules() {}

    private static Stream<String> fileName(Kamelet kamelet) {
        var expected = kamelet.name() + Kamelet.SUFFIX;
        return KameletRule.when(!kamelet.fileName().equals(expected), "metadata.name asks for the file " + expected);
    }

    private static Stream<String> suffix(Kamelet kamelet) {
        return KameletRule.when(
                !kamelet.name().matches("[a-z0-9]+(-[a-z0-9]+)*-(source|sink|action)"),
                "'" + kamelet.name() + "' is not in lower case with a hyphen and -source, -sink or -action at the end");
    }

    private static Stream<String> unlikeApache(Kamelet kamelet) {
        return KameletRule.when(
                ApacheCatalogue.has(kamelet.name()),
                "'" + kamelet.name() + "' is Apache's; add a word that says what is different");
    }
}
