package org.danubecamel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedSourcesTest {

    @Test
    void filesThatAreAlikeAreNoDifference(@TempDir Path before, @TempDir Path after) throws IOException {
        Files.writeString(before.resolve("a"), "1");
        Files.writeString(after.resolve("a"), "1");

        assertThat(GeneratedSources.differences(before, after)).isEmpty();
    }

    @Test
    void aFileThatChangedIsFound(@TempDir Path before, @TempDir Path after) throws IOException {
        Files.writeString(before.resolve("a"), "1");
        Files.writeString(after.resolve("a"), "2");

        assertThat(GeneratedSources.differences(before, after)).containsExactly("a");
    }

    @Test
    void aFileThatIsMissingIsFound(@TempDir Path before, @TempDir Path after) throws IOException {
        Files.writeString(after.resolve("a"), "2");

        assertThat(GeneratedSources.differences(before, after)).containsExactly("a");
    }
}
