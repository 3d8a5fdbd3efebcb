package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on compatibility says what the tests expect, no less and no more. */
final class CompatibilityPageTest {

    private static final Path PAGE = Path.of("../../docs/compatibility.md");

    @Test
    void thePageListsEveryDifference() throws IOException {
        assertThat(differencesIn(Files.readAllLines(PAGE)))
                .containsExactlyElementsOf(Arrays.stream(Difference.values())
                        .map(CompatibilityPageTest::row)
                        .toList());
    }

    private static List<String> differencesIn(List<String> page) {
        return page.stream()
                .dropWhile(line -> !line.startsWith("| Fact |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static String row(Difference difference) {
        return "| " + difference.fact() + " | " + difference.outcome(BrokerKind.EMBEDDED) + " | "
                + difference.outcome(BrokerKind.REAL) + " |";
    }
}
