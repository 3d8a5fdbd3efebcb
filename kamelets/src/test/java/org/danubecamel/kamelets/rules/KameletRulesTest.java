package org.danubecamel.kamelets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every Kamelet of this module to every rule. */
final class KameletRulesTest {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kameletsAndRules")
    void everyKameletKeepsEveryRule(String name, String ruleName, Kamelet kamelet, KameletRule rule) {
        assertThat(rule.violations(kamelet)).as("%s %s", name, ruleName).isEmpty();
    }

    @Test
    void theKameletsOfDanubeItselfAreAmongThem() {
        assertThat(KameletFiles.in(KameletFiles.OURS))
                .extracting(Kamelet::name)
                .contains("danube-sink", "danube-source");
    }

    static Stream<Arguments> kameletsAndRules() {
        return Stream.of(KameletFiles.OURS, KameletFiles.FIXTURES)
                .flatMap(folder -> KameletFiles.in(folder).stream())
                .flatMap(kamelet ->
                        KameletRule.ALL.stream().map(rule -> Arguments.of(kamelet.name(), rule.name(), kamelet, rule)));
    }
}
