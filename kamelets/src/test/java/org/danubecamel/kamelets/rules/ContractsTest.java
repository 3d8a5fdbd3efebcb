package org.danubecamel.kamelets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A Kamelet that says which system it was tested with has a contract test of its name. That test compares what the Kamelet
 * says with what it shows.
 */
final class ContractsTest {

    private static final Path CONNECTORS = Path.of("..", "native-connectors");
    private static final Pattern TESTED = Pattern.compile("(Sink|Source)UnderTest\\.of\\(\"([^\"]+)\"");
    /** What the Kamelet or Danube itself is, no connector's contract is about. */
    private static final Set<String> NO_OTHER_SYSTEM = Set.of("itself", "danube-embedded");

    @Test
    void eachKameletHasOne() throws IOException {
        assertThat(untested(KameletFiles.in(KameletFiles.OURS), tested())).isEmpty();
    }

    @Test
    void aKameletWithoutOneIsNoticed() throws IOException {
        var tested = tested();
        assertThat(tested.remove("files-sink")).isTrue();

        assertThat(untested(KameletFiles.in(KameletFiles.OURS), tested)).containsExactly("files-sink");
    }

    private static List<String> untested(List<Kamelet> kamelets, Set<String> tested) {
        return kamelets.stream()
                .filter(kamelet -> !kamelet.fact(Fact.PEER).isEmpty())
                .filter(kamelet -> !NO_OTHER_SYSTEM.contains(kamelet.fact(Fact.PEER)))
                .map(Kamelet::name)
                .filter(name -> !tested.contains(name))
                .toList();
    }

    private static Set<String> tested() throws IOException {
        var tested = new HashSet<String>();
        try (var files =
                Files.find(CONNECTORS, 20, (file, attributes) -> file.toString().endsWith("ContractTest.java"))) {
            for (var file : files.toList()) {
                TESTED.matcher(Files.readString(file))
                        .results()
                        .forEach(found ->
                                tested.add(found.group(2) + "-" + found.group(1).toLowerCase(Locale.ROOT)));
            }
        }
        return tested;
    }
}
