package org.danubecamel.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's {@code camel run} with the arguments exactly as printed, against this build's artifacts. */
final class CamelRunIT {

    private static final Path WORK = Path.of("target", "camel-run");
    private static final Path HOME = WORK.resolve("home");
    private static final Path REPOSITORY = WORK.resolve("repository");

    @BeforeAll
    static void prepare() throws IOException {
        ProjectRepository.create(REPOSITORY, Path.of(System.getProperty("local.repository")));
        Files.createDirectories(HOME.resolve(".m2"));
        var settings = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
        if (Files.exists(settings)) {
            Files.copy(settings, HOME.resolve(".m2/settings.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void theOneLinerDeliversWhatItSends(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("orders.camel.yaml"), Readme.block("yaml", "# orders.camel.yaml"));

        var output = run(folder, printedArguments("camel run orders.camel.yaml"));

        assertThat(output).containsPattern("billed: order \\d{4}");
    }

    @Test
    void withoutTheFileOfTheExampleNothingIsDelivered(@TempDir Path folder) throws Exception {
        var output = run(folder, printedArguments("camel run orders.camel.yaml"));

        assertThat(output).contains("orders.camel.yaml").doesNotContain("billed");
    }

    /** Runs the command until it has delivered something or has ended, and returns its output. */
    private static String run(Path folder, List<String> arguments) throws Exception {
        try (var camel = CamelCommand.start(folder, HOME, REPOSITORY, arguments)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !camel.isRunning() || camel.output().contains("billed"));
            return camel.output();
        }
    }

    /** Returns the words after {@code camel}; none of them needs a shell's quotes. */
    private static List<String> printedArguments(String beginning) {
        var line = Readme.block("shell", beginning).trim();
        assertThat(line).startsWith(beginning).doesNotContain("\n", "'", "\"", "\\", "$");
        return List.of(line.substring("camel ".length()).split(" +"));
    }
}
