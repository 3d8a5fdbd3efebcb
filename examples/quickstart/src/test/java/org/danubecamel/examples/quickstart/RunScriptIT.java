package org.danubecamel.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code run}, up to where it would build. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for bash")
class RunScriptIT {

    private static final List<String> TOOLS = List.of("dirname", "sed", "head", "cat");

    @TempDir
    private Path folder;

    @Test
    void withoutAJdkItSaysSoInOneLine() throws Exception {
        assertThat(failure(Map.of())).startsWith("quickstart: no JDK found").contains("17 or later");
    }

    @Test
    void aJavaHomeWithoutAJdkIsNamed() throws Exception {
        assertThat(failure(Map.of("JAVA_HOME", folder.toString())))
                .startsWith("quickstart: no JDK found (JAVA_HOME=" + folder);
    }

    @Test
    void aJdkThatIsTooOldIsNamedWithItsVersion() throws Exception {
        for (var tool : List.of("java", "javac")) {
            var folderOfTools = Files.createDirectories(folder.resolve("jdk/bin"));
            script(folderOfTools.resolve(tool), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        }
        assertThat(failure(Map.of("JAVA_HOME", folder.resolve("jdk").toString())))
                .startsWith("quickstart: the JDK is too old")
                .contains("version 11");
    }

    @Test
    void anUnknownOptionIsNamedWithThoseAllowed() throws Exception {
        assertThat(failure(Map.of(), "--prot", "1"))
                .startsWith("quickstart: unknown option --prot")
                .contains("--port");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() throws Exception {
        assertThat(failure(Map.of(), "--port")).startsWith("quickstart: option --port needs a value");
    }

    private String failure(Map<String, String> environment, String... arguments) throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (var tool : TOOLS) {
            script(bin.resolve(tool), "exec " + find(tool) + " \"$@\"");
        }
        var command = new ArrayList<>(List.of(find("bash").toString(), "run"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(printed.lines()).hasSize(1);
        return printed;
    }

    private static void script(Path file, String command) throws IOException {
        Files.writeString(file, "#!" + find("bash") + "\n" + command + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path find(String tool) throws IOException {
        for (var folder : System.getenv("PATH").split(":")) {
            var file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IOException(tool + " is not on the PATH");
    }
}
