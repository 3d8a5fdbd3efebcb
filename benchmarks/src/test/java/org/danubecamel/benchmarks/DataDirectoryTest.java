package org.danubecamel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {

    @TempDir
    Path disk;

    @Test
    void isFreshEachTimeAndMakesItsParent() {
        var parent = disk.resolve("not-there-yet");

        try (var first = DataDirectory.below(parent);
                var second = DataDirectory.below(parent)) {
            assertThat(first.path()).isEmptyDirectory().isNotEqualTo(second.path());
        }
    }

    @Test
    void isGoneWithAllThatABrokerLeftInIt() throws IOException {
        try (var directory = DataDirectory.below(disk)) {
            var broker = Files.createDirectories(directory.path().resolve("durable"));
            Files.writeString(broker.resolve("segment"), "messages");
        }

        assertThat(disk).isEmptyDirectory();
    }
}
