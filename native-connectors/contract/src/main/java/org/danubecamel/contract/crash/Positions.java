package org.danubecamel.contract.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The position of a source, seen from outside. */
final class Positions {

    private final Path file;

    Positions(Path directory) {
        file = directory.resolve("records.position");
    }

    /** Returns what is stored, empty if nothing is. */
    String content() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until something else is stored. */
    void awaitOther(String before) {
        await().atMost(Duration.ofMinutes(1)).until(() -> !content().equals(before));
    }
}
