package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class ExecutablesTest {

    @TempDir
    Path folder;

    @Test
    void findsACommandInThePath() throws IOException {
        var server = executable(folder.resolve("bin/server"));
        assertThat(in("PATH", "/nowhere:" + server.getParent()).inPath("server"))
                .contains(server);
    }

    @Test
    void aFileThatIsNotExecutableIsNoCommand() throws IOException {
        Files.writeString(folder.resolve("server"), "");
        assertThat(in("PATH", folder.toString()).inPath("server")).isEmpty();
    }

    @Test
    void findsWhatNpmHasInstalled() throws IOException {
        var server = executable(folder.resolve("danube-camel/peers/npm/dynalite/node_modules/.bin/dynalite"));
        assertThat(in("XDG_CACHE_HOME", folder.toString()).ofNpm("dynalite", "dynalite"))
                .contains(server);
    }

    @Test
    void findsWhatPipHasInstalled() throws IOException {
        var server = executable(folder.resolve(".cache/danube-camel/peers/python/moto/bin/moto_server"));
        assertThat(in("HOME", folder.toString()).ofPython("moto", "moto_server"))
                .contains(server);
    }

    @Test
    void findsWhatGoHasBuilt() throws IOException {
        var server = executable(folder.resolve("danube-camel/peers/go/toxiproxy/bin/server"));
        assertThat(in("XDG_CACHE_HOME", folder.toString()).ofGo("toxiproxy", "server"))
                .contains(server);
    }

    @Test
    void whatIsMissingSaysHowToGetIt() {
        // Where CI is set it is a failure, which MissingPeerTest shows.
        assertThatThrownBy(() -> Executables.system("no-such-server"))
                .isInstanceOfAny(TestAbortedException.class, AssertionError.class)
                .hasMessageContaining("no-such-server not found, of the system's packages. Run testing/install-peers.");
    }

    private static Executables in(String variable, String value) {
        return new Executables(Map.of(variable, value));
    }

    private static Path executable(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
