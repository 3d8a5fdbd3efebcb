package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    private Path directory;

    @Test
    void aSecondBrokerOfThisProcessIsRefusedAndTheProcessNamed() {
        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            assertThatThrownBy(() -> DirectoryLock.take(directory.resolve("../" + directory.getFileName())))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("used by another broker")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void anotherProcessIsRefusedEvenAfterASecondBrokerOfThisOneWas() throws Exception {
        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            assertThatThrownBy(() -> DirectoryLock.take(directory)).isInstanceOf(StorageException.class);

            assertThat(takeInAnotherProcess())
                    .contains("used by another broker, of process "
                            + ProcessHandle.current().pid());
        }
        assertThat(takeInAnotherProcess()).contains("taken");
    }

    @Test
    void closingItLetsTheNextOneHaveTheDirectory() {
        DirectoryLock first = DirectoryLock.take(directory);
        first.close();
        try (DirectoryLock second = DirectoryLock.take(directory)) {
            first.close();

            assertThatThrownBy(() -> DirectoryLock.take(directory)).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void aLockFileThatIsADirectoryIsSaid() throws IOException {
        Files.createDirectory(directory.resolve("lock"));

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> DirectoryLock.take(directory))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("cannot be locked")
                    .hasMessageContaining(directory.toString());
        }
    }

    private String takeInAnotherProcess() throws Exception {
        String classPath = Stream.of(
                        DirectoryLock.class, DirectoryLockTest.class, org.jspecify.annotations.Nullable.class)
                .map(type -> new File(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        classPath,
                        Taking.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** The other process. */
    static final class Taking {

        private Taking() {}

        public static void main(String[] arguments) {
            try (DirectoryLock lock = DirectoryLock.take(Path.of(arguments[0]))) {
                System.out.println("taken");
            } catch (StorageException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
