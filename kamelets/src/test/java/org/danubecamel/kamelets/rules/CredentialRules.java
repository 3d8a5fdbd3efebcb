package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.stream.Stream;

/** Rules about passwords, tokens and keys. */
final class CredentialRules {

    static final List<KameletRule> ALL = List.of(
            new KameletRule("declares credentials as such", CredentialRules::declaredAsSuch),
            new KameletRule("shows no credential", CredentialRules::notShown),
            new KameletRule("passes credentials as secrets", CredentialRules::passedAsSecrets));

    private CredentialRules() {}

    private static Stream<String> declaredAsSuch(Kamelet kamelet) {
        return kamelet.properties().stream()
                .filter(property -> property.isNamedLikeASecret() || property.isPassword())
                .filter(property -> !property.isPassword() || !property.isCredential())
                .map(property ->
                        property.name() + " needs format: password and x-descriptors: [urn:camel:group:credentials]");
    }

    private static Stream<String> notShown(Kamelet kamelet) {
        return kamelet.properties().stream()
                .filter(property -> property.isPassword() && (property.has("default") || property.has("example")))
                .map(property -> property.name() + " has a default or an example");
    }

    /** Camel logs the value of every other placeholder, and most of them change a value such as {@code p+%&?{}#}. */
    private static Stream<String> passedAsSecrets(Kamelet kamelet) {
        var credentials = kamelet.properties().stream()
                .filter(property -> property.isPassword() || property.isNamedLikeASecret())
                .map(KameletProperty::name)
                .toList();
        return Placeholder.in(kamelet.template()).stream()
                .filter(placeholder -> placeholder.secret() != credentials.contains(placeholder.name()))
                .map(placeholder -> placeholder.secret()
                        ? placeholder.name() + " is passed as a secret and is no credential"
                        : placeholder.name() + " is passed as '" + placeholder.text() + "' and not as {{danube-secret:"
                                + placeholder.name() + "}}");
    }
}
