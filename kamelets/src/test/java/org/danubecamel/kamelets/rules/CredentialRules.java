package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.stream.Stream;

/** Rules about passwords, tokens and keys. */
final class CredentialRules {

    static final List<KameletRule> ALL = List.of(
            new KameletRule("declares credentials as such", CredentialRules::declaredAsSuch),
            new KameletRule("shows no credential", CredentialRules::notShown),
            new KameletRule("passes credentials in RAW() or to a bean", CredentialRules::passedUnchanged));

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

    /** A value such as {@code p+%&?{}#} reaches its target unchanged in these two places only. */
    private static Stream<String> passedUnchanged(Kamelet kamelet) {
        var credentials = kamelet.properties().stream()
                .filter(KameletProperty::isPassword)
                .map(KameletProperty::name)
                .toList();
        return Placeholder.in(kamelet.templateWithoutBeanProperties()).stream()
                .filter(placeholder -> credentials.contains(placeholder.name()))
                .filter(placeholder -> !placeholder.text().equals("RAW({{" + placeholder.name() + "}})"))
                .map(placeholder -> placeholder.name() + " is passed as '" + placeholder.text() + "'");
    }
}
