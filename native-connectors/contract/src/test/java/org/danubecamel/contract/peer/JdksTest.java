package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdksTest {

    @TempDir
    Path folder;

    @Test
    void thisOneWillDoWhereItIsOfTheVersion() {
        assertThat(Jdks.home(Runtime.version().feature())).isEqualTo(Path.of(System.getProperty("java.home")));
    }

    @Test
    void whatTheEnvironmentSaysComesFirst() throws IOException {
        jdk("java-25-openjdk");
        var told = jdk("elsewhere");
        assertThat(Jdks.find(25, Map.of("JAVA_HOME_25", told.toString()), folder))
                .contains(told);
    }

    @Test
    void findsOneByTheNumberInItsName() throws IOException {
        jdk("java-125-openjdk");
        var wanted = jdk("temurin-25-jdk-amd64");
        assertThat(Jdks.find(25, Map.of(), folder)).contains(wanted);
    }

    @Test
    void aFolderWithoutJavaIsNoJdk() throws IOException {
        Files.createDirectory(folder.resolve("java-25"));
        assertThat(Jdks.find(25, Map.of("JAVA_HOME_25", "/nowhere"), folder)).isEmpty();
    }

    private Path jdk(String name) throws IOException {
        var bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        var java = Files.writeString(bin.resolve("java"), "");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return folder.resolve(name);
    }
}
