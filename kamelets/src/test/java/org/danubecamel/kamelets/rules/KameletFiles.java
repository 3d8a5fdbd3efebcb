package org.danubecamel.kamelets.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the Kamelets are, as the build has filled them in. */
final class KameletFiles {

    static final Path OURS = Path.of("target", "classes", "kamelets");
    static final Path FIXTURES = Path.of("target", "test-classes", "kamelets");

    private KameletFiles() {}

    static List<Kamelet> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Kamelet.SUFFIX))
                    .sorted()
                    .map(file -> Kamelet.parse(file.getFileName().toString(), text(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
