package org.danubecamel.kamelets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** {@code files-sink}, into a directory whose files that can be seen are read as lines. */
final class FilesSink implements SinkKamelet {

    private final Path directory;

    FilesSink() throws IOException {
        directory = Files.createTempDirectory("files-sink");
    }

    @Override
    public String name() {
        return "files-sink";
    }

    @Override
    public Map<String, ?> properties() {
        return Map.of("directory", directory.toString(), "rotateInterval", 200);
    }

    @Override
    public long arrived() throws IOException {
        var count = 0L;
        try (var files = Files.newDirectoryStream(directory, "*.jsonl")) {
            for (var file : files) {
                count += Files.readAllLines(file).stream()
                        .filter(line -> line.matches("\\{\"order_id\":\\d+,.+}"))
                        .count();
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
