package org.danubecamel.camelrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.danubecamel.camelrun.command.CamelCommand;
import org.danubecamel.camelrun.command.PrintedCommand;
import org.danubecamel.testing.MarkdownPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front page's {@code camel run} with the arguments exactly as printed, against this build's artifacts. */
final class ReadmeCommandIT {

    private static final MarkdownPage README = MarkdownPage.read(Path.of("..", "README.md"));

    @Test
    void theOneLinerDeliversWhatItSends(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("orders.camel.yaml"), README.block("yaml", "# orders.camel.yaml"));

        try (var camel = CamelCommand.start(folder, command().arguments())) {
            camel.awaitOutput("billed");

            assertThat(camel.output()).containsPattern("billed: order \\d{4}");
        }
    }

    @Test
    void withoutTheFileOfTheExampleNothingIsDelivered(@TempDir Path folder) {
        try (var camel = CamelCommand.start(folder, command().arguments())) {
            assertThat(camel.awaitEnd()).isNotZero();

            assertThat(camel.output()).contains("orders.camel.yaml").doesNotContain("billed");
        }
    }

    private static PrintedCommand command() {
        return new PrintedCommand(
                README.block("shell", "camel run orders.camel.yaml").trim());
    }
}
