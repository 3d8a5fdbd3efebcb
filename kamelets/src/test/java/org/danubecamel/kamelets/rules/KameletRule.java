package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param name what the rule demands, as a sentence about a Kamelet
 * @param check returns what violates the rule
 */
record KameletRule(String name, Function<Kamelet, Stream<String>> check) {

    static final List<KameletRule> ALL = Stream.of(
                    NamingRules.ALL,
                    MetadataRules.ALL,
                    DependencyRules.ALL,
                    PropertyRules.ALL,
                    ParameterRules.ALL,
                    TemplateRules.ALL,
                    CredentialRules.ALL,
                    BatchRules.ALL,
                    FactRules.ALL)
            .flatMap(List::stream)
            .toList();

    List<String> violations(Kamelet kamelet) {
        return check.apply(kamelet).toList();
    }

    /** Returns {@code message} if {@code violated}. */
    static Stream<String> when(boolean violated, String message) {
        return violated ? Stream.of(message) : Stream.empty();
    }
}
