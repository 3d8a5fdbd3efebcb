package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JvmProgramTest {

    @Test
    void hasItsOwnJdkClassPathAndFlags(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("classpath"), "/lib/a.jar:/lib/b.jar\n");
        assertThat(JvmProgram.of("kafka.Kafka", "server.properties")
                        .jdk(Path.of("/jdk-25"))
                        .classPathOf(file)
                        .flags("-Xmx512m", "-Xss1m")
                        .command())
                .containsExactly(
                        "/jdk-25/bin/java",
                        "-Xmx512m",
                        "-Xss1m",
                        "-cp",
                        "/lib/a.jar:/lib/b.jar",
                        "kafka.Kafka",
                        "server.properties");
    }
}
