package org.danubecamel.kamelets.rules;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rules about what the catalogue says of a Kamelet. */
final class FactRules {

    static final List<KameletRule> ALL = List.of(
            new KameletRule("says what it guarantees and what it was tested with", FactRules::known),
            new KameletRule("says of what it is only what its type has", FactRules::ofItsType));

    private FactRules() {}

    private static Stream<String> known(Kamelet kamelet) {
        return Arrays.stream(Fact.values())
                .filter(fact -> has(kamelet, fact))
                .filter(fact -> !fact.allows(kamelet.fact(fact)))
                .map(fact -> "annotation " + fact.key() + " is '" + kamelet.fact(fact) + "' and does not match "
                        + fact.allowed());
    }

    private static Stream<String> ofItsType(Kamelet kamelet) {
        return Arrays.stream(Fact.values())
                .filter(fact -> NamingRules.TYPES.contains(kamelet.typeInName()))
                .filter(fact -> !has(kamelet, fact) && !kamelet.fact(fact).isEmpty())
                .map(fact -> "annotation " + fact.key() + " says nothing of a " + kamelet.typeInName());
    }

    /** Actions change records, and neither keep nor repeat them; only sinks write. */
    private static boolean has(Kamelet kamelet, Fact fact) {
        return switch (kamelet.typeInName()) {
            case "sink" -> true;
            case "source" -> fact != Fact.WRITE_GUARANTEE;
            default -> false;
        };
    }
}
