package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
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
    void anotherProcessIsRefusedEvenAfterOtherClassesOfThisOneWere() throws Exception {
        URL[] classes = {
            DirectoryLock.class.getProtectionDomain().getCodeSource().getLocation(),
            DirectoryLockTest.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (DirectoryLock lock = DirectoryLock.take(directory);
                URLClassLoader others = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Class<?> taking = others.loadClass(Taking.class.getName());
            Method take = taking.getDeclaredMethod("take", Path.class);
            take.setAccessible(true);

            assertThat((String) take.invoke(null, directory))
                    .contains("used by another broker, of process "
                            + ProcessHandle.current().pid());
            assertThat(takeInAnotherProcess()).contains("used by another broker");
        }
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
            System.out.println(take(Path.of(arguments[0])));
        }

        static String take(Path directory) {
            try (DirectoryLock lock = DirectoryLock.take(directory)) {
                return "taken";
            } catch (StorageException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
