package org.danubecamel.kamelets.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.kamelets.rules.Defect.DROP;
import static org.danubecamel.kamelets.rules.Defect.LOGIN;
import static org.danubecamel.kamelets.rules.Defect.SINK;
import static org.danubecamel.kamelets.rules.Defect.SOURCE;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that each rule fails for what it forbids, and for nothing else. */
final class KameletRulesProofTest {

    private static final String FILE_RULE = "is named as its file";
    private static final String ICON_RULE = "has an icon";
    private static final String FACT_RULE = "says what it guarantees and what it was tested with";
    private static final String SECRET_RULE = "passes credentials as secrets";

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectBreaksItsRuleAndNoOther(Defect defect) {
        assertThat(brokenRules(defect.planted())).containsExactly(defect.rule());
    }

    @Test
    void aKameletInAFileOfAnotherNameBreaksItsRuleAndNoOther() {
        var renamed = new Defect(FILE_RULE, SOURCE, "name: danube-source", "name: danube-lake-source");

        assertThat(brokenRules(renamed.inOriginalFile())).containsExactly(FILE_RULE);
    }

    @Test
    void everyRuleIsProven() {
        var proven = Stream.concat(Stream.of(FILE_RULE), defects().map(Defect::rule));

        assertThat(proven.collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        KameletRule.ALL.stream().map(KameletRule::name).toList());
    }

    private static List<String> brokenRules(Kamelet kamelet) {
        return KameletRule.ALL.stream()
                .filter(rule -> !rule.violations(kamelet).isEmpty())
                .map(KameletRule::name)
                .toList();
    }

    static Stream<Defect> defects() {
        return Stream.of(
                        metadataDefects(),
                        propertyDefects(),
                        templateDefects(),
                        credentialDefects(),
                        batchDefects(),
                        factDefects())
                .flatMap(List::stream);
    }

    private static List<Defect> metadataDefects() {
        return List.of(
                new Defect("is named after what it is", SOURCE, "name: danube-source", "name: danube-reader"),
                new Defect("is named after what it is", SOURCE, "name: danube-source", "name: Danube-source"),
                new Defect("takes no name of Apache's catalogue", SOURCE, "name: danube-source", "name: kafka-source"),
                new Defect("is a Kamelet of version v1", SINK, "camel.apache.org/v1", "camel.apache.org/v1alpha1"),
                new Defect(
                        "says its level, provider, group and namespace",
                        SINK,
                        "support.level: \"Preview",
                        "x: \"Great"),
                new Defect(
                        "says its level, provider, group and namespace", SINK, "\"Danube for Apache Camel\"", "\"\""),
                new Defect("says the project's version", SINK, ProjectVersion.get(), "0.0.0"),
                new Defect(ICON_RULE, SINK, "data:image/svg+xml;base64,", "https://example.org/"),
                new Defect(ICON_RULE, SINK, "data:image/svg+xml;base64,", "data:image/png;base64,"),
                new Defect(ICON_RULE, SINK, "data:image/svg+xml;base64,", "data:image/svg+xml;base64,AAAA"),
                new Defect("is labelled with its type", SINK, "kamelet.type: \"sink\"", "kamelet.type: \"source\""),
                new Defect("has a title and a description", SINK, "Danube Sink", "Danube Source"),
                new Defect("has a title and a description", SINK, "has accepted it.", "has accepted it"),
                new Defect(
                        "names its dependencies as Camel reads them",
                        SINK,
                        "camel-danube:" + ProjectVersion.get(),
                        "camel-danube:0.0.0"),
                new Defect("names its dependencies as Camel reads them", SINK, "camel:core", "camel core"),
                new Defect("names a dependency for each component it uses", SINK, "camel:kamelet\"", "camel:log\""));
    }

    private static List<Defect> propertyDefects() {
        var documented = "has properties with a title, a description and a type";
        return List.of(
                new Defect(documented, SOURCE, "title: Topic\n", "name: Topic\n"),
                new Defect(documented, SOURCE, "default is meant.", "default is meant"),
                new Defect(documented, SOURCE, "type: boolean", "type: flag"),
                new Defect("shows a value for each property", SOURCE, "example: default/orders", "x-example: none"),
                new Defect("bounds each property", SOURCE, "pattern: \"^/?", "x-pattern: \"^/?"),
                new Defect("bounds each property", SOURCE, "minimum: 1\n", "x-minimum: 1\n"),
                new Defect("allows its own defaults and examples", SOURCE, "default: SHARED", "default: QUEUE"),
                new Defect("allows its own defaults and examples", SOURCE, "default: 1000", "default: 0"),
                new Defect("allows its own defaults and examples", SOURCE, "default: 1000", "default: many"),
                new Defect("allows its own defaults and examples", SOURCE, "default/orders", "a/b/c"),
                new Defect("declares what it requires", SOURCE, "- topic", "- tenant\n      - topic"),
                new Defect(
                        "has no default for what it requires", SOURCE, "example: default/orders", "default: orders"));
    }

    private static List<Defect> templateDefects() {
        return List.of(
                new Defect("uses what it declares", SOURCE, "\"{{maxInFlight}}\"", "7"),
                new Defect("declares what it uses", SOURCE, "danube:{{topic}}", "danube:{{tenant}}/{{topic}}"),
                new Defect("leaves out what has no value", LOGIN, "{{?hint}}", "{{hint}}"),
                new Defect("leaves out what has no value", LOGIN, "{{user}}", "{{?user}}"),
                new Defect("leaves values out of beans only", LOGIN, "login:in", "login:in/{{?hint}}"),
                new Defect("ends at kamelet:sink if it is a source", SOURCE, "to: \"kamelet:sink\"", "log: done"),
                new Defect(
                        "starts at kamelet:source if it is a sink or an action",
                        SINK,
                        "uri: \"kamelet:source\"",
                        "uri: \"danube:in\""));
    }

    private static List<Defect> credentialDefects() {
        return List.of(
                new Defect(
                        "declares credentials as such", LOGIN, "format: password", "format: text\n        example: x"),
                new Defect("declares credentials as such", LOGIN, "urn:camel:group:credentials", "urn:other"),
                new Defect(
                        "shows no credential", LOGIN, "The token, if one is needed.", "A token.\n        example: x"),
                new Defect(SECRET_RULE, LOGIN, "\"{{danube-secret:password}}\"", "\"{{password}}\""),
                new Defect(
                        SECRET_RULE,
                        LOGIN,
                        "password: \"{{danube-secret:password}}\"\n              token",
                        "password: \"RAW({{password}})\"\n              token"),
                new Defect(SECRET_RULE, LOGIN, "login:in", "login:in/{{password}}"),
                new Defect(SECRET_RULE, LOGIN, "{{?hint}}", "{{danube-secret:hint}}"));
    }

    private static List<Defect> batchDefects() {
        return List.of(
                new Defect("writes batches if it is a sink", DROP, "danube-batch:{{routeId}}", "danube-drop:direct"),
                new Defect("has a batch of its own", DROP, "danube-batch:{{routeId}}", "danube-batch:drop"));
    }

    private static List<Defect> factDefects() {
        return List.of(
                new Defect(FACT_RULE, DROP, "danubecamel.org/guarantee:", "danubecamel.org/promise:"),
                new Defect(FACT_RULE, SOURCE, "guarantee: \"at-least-once", "guarantee: \"exactly-once"),
                new Defect(FACT_RULE, DROP, "write-guarantee: \"IDEMPOTENT", "write-guarantee: \"PERFECT"),
                new Defect(FACT_RULE, SOURCE, "peer-rank: \"REIMPL", "peer-rank: \"MOCK"),
                new Defect(FACT_RULE, SOURCE, "duplicates: \"", "duplicates: \"few, "),
                new Defect(
                        "says of what it is only what its type has",
                        SOURCE,
                        "danubecamel.org/guarantee:",
                        "danubecamel.org/write-guarantee: \"NONE\"\n    danubecamel.org/guarantee:"));
    }
}
