package org.danubecamel.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build copies src/generated before it generates it anew, so that a commit of outdated files is noticed. */
class GeneratedSourcesTest {

    private static final Path COMMITTED = Path.of("target", "generated-before");
    private static final Path GENERATED = Path.of("src", "generated");

    @Test
    void committedFilesAreWhatTheBuildGenerates() throws IOException {
        assertThat(differences(COMMITTED, GENERATED))
                .as("src/generated was out of date; the build has renewed it: commit it")
                .isEmpty();
    }

    @Test
    void noticesAFileThatChanged(@TempDir Path before, @TempDir Path after) throws IOException {
        Files.writeString(before.resolve("a"), "1");
        Files.writeString(after.resolve("a"), "2");
        assertThat(differences(before, after)).containsExactly("a");
    }

    @Test
    void noticesAFileThatIsMissing(@TempDir Path before, @TempDir Path after) throws IOException {
        Files.writeString(after.resolve("a"), "2");
        assertThat(differences(before, after)).containsExactly("a");
    }

    private static List<String> differences(Path before, Path after) throws IOException {
        var names = new TreeSet<>(names(before));
        names.addAll(names(after));
        var differences = new ArrayList<String>();
        for (var name : names) {
            var old = before.resolve(name);
            var now = after.resolve(name);
            if (!Files.exists(old) || !Files.exists(now) || Files.mismatch(old, now) >= 0) {
                differences.add(name);
            }
        }
        return differences;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toList());
        }
    }
}
