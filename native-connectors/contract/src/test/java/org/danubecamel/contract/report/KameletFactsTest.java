package org.danubecamel.contract.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Kamelet must say of itself what its contract shows. */
final class KameletFactsTest {

    private static final String TRUE =
            """
            metadata:
              annotations:
                danubecamel.org/guarantee: "at-least-once; effectively-once with mode=UPSERT"
                danubecamel.org/write-guarantee: "ATOMIC; IDEMPOTENT with mode=UPSERT"
                danubecamel.org/peer-rank: "REAL"
                danubecamel.org/peer-version: "%s"
            """
                    .formatted(new DirectoryPeer().version());

    @TempDir
    Path folder;

    private final ContractReport report = new ContractReport("files", "sink", new DirectoryPeer())
            .fact("guarantee", "EFFECTIVELY_ONCE")
            .fact("writeGuarantee", "IDEMPOTENT");

    @BeforeEach
    void theKamelet() throws IOException {
        say(TRUE);
    }

    @Test
    void whatIsTrueInACaseIsTrue() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "effectively-once, exactly-once, guarantee",
        "IDEMPOTENT, REPORTS, write-guarantee",
        "REAL, ENGINE, peer-rank",
        "danubecamel.org/guarantee, danubecamel.org/promise, guarantee"
    })
    void whatIsNotTrueIsNamed(String text, String instead, String fact) throws IOException {
        say(TRUE.replace(text, instead));
        assertThatThrownBy(this::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("files-sink says " + fact + ":");
    }

    @Test
    void anotherVersionIsNamed() {
        var facts = KameletFacts.of(folder, "files-sink").orElseThrow();
        assertThat(facts.differences(Map.of("peer-version", "17.6")))
                .singleElement()
                .asString()
                .contains("peer-version")
                .contains("17.6");
    }

    @Test
    void whereThereIsNoKameletNothingIsChecked() {
        assertThat(report.saidBy(folder, "other-sink")).isEmpty();
        assertThat(report.text()).contains("does not apply: FACTS, there is no Kamelet other-sink");
    }

    @Test
    void theKameletsOfThisProjectAreFound() {
        assertThat(KameletFacts.of(KameletFacts.KAMELETS, "files-sink")).isPresent();
    }

    private void say(String annotations) throws IOException {
        Files.writeString(folder.resolve("files-sink.kamelet.yaml"), annotations);
    }

    private void check() throws Throwable {
        report.saidBy(folder, "files-sink").orElseThrow().execute();
    }
}
