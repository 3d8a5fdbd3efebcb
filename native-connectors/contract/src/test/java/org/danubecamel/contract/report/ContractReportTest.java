package org.danubecamel.contract.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class ContractReportTest {

    private final DirectoryPeer peer = new DirectoryPeer();
    private final ContractReport report = new ContractReport("files", "sink", peer);

    @Test
    void printsWhatItRanWithAndHowItWent() {
        report.run("GOOD", peer, () -> {});
        assertThatThrownBy(() -> report.run("BAD", peer, () -> {
                    throw new AssertionError("lost");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("BAD: lost");
        report.notApplicable("ORDER", "it promises none");
        assertThat(report.text())
                .startsWith("Contract of files-sink with file-system " + peer.version()
                        + " (REAL): 1 passed, 1 failed, 1 do not apply")
                .contains("does not apply: ORDER, it promises none");
    }

    @Test
    void namesTheSlowestTen() {
        for (var check = 0; check < 12; check++) {
            report.run("CHECK_" + check, peer, () -> {});
        }
        assertThat(report.text().lines().filter(line -> line.contains("slowest")))
                .singleElement()
                .satisfies(line -> assertThat(line.split("CHECK_")).hasSize(11));
    }

    @Test
    void aCheckThatCannotBeRunHasNotFailed() {
        assertThatThrownBy(() -> report.run("ANY", peer, () -> {
                    throw new TestAbortedException("no peer");
                }))
                .isInstanceOf(TestAbortedException.class);
        assertThat(report.text()).contains("0 passed, 0 failed");
    }

    @Test
    void writesFactsAndOutcomesForTheCatalogue(@TempDir Path folder) throws Exception {
        report.fact("writeGuarantee", "REPORTS").fact("promises", List.of("ORDERED"));
        report.run("GOOD", peer, () -> {});
        report.notApplicable("UPSERT", "it promises none");
        report.publish(folder);
        var json = new ObjectMapper().readTree(folder.resolve("files-sink.json").toFile());
        assertThat(json.at("/system").asText()).isEqualTo("files");
        assertThat(json.at("/direction").asText()).isEqualTo("sink");
        assertThat(json.at("/peer/name").asText()).isEqualTo("file-system");
        assertThat(json.at("/peer/rank").asText()).isEqualTo("REAL");
        assertThat(json.at("/writeGuarantee").asText()).isEqualTo("REPORTS");
        assertThat(json.at("/promises/0").asText()).isEqualTo("ORDERED");
        assertThat(json.at("/checks/0/outcome").asText()).isEqualTo("PASSED");
        assertThat(json.at("/checks/1/outcome").asText()).isEqualTo("NOT_APPLICABLE");
        assertThat(json.at("/checks/1/reason").asText()).isEqualTo("it promises none");
    }
}
