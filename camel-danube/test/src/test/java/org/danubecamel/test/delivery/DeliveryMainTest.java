package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeliveryMainTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aCleanRunEndsWithZero() {
        new Script(directory).stored(0).done(0).drained().write();

        assertThat(run("check", directory)).isZero();
        assertThat(out.toString()).contains("clean").endsWith("delivered-again=0" + System.lineSeparator());
    }

    @Test
    void aRunThatIsNotCleanEndsWithOne() {
        new Script(directory).stored(0).drained().write();

        assertThat(run("check", directory)).isEqualTo(1);
        assertThat(out.toString()).contains("LOST: 1", "p0.k0#0", "RESULT not-clean");
    }

    @Test
    void theRulesCanBeRelaxed() {
        new Script(directory).stored(0, 1).done(1, 0).drained().write();

        assertThat(run("check", "--unordered", directory)).isZero();
    }

    @Test
    void aDirectoryThatIsNotThereEndsWithTwo() {
        assertThat(run("check", directory.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("There is no directory " + directory + "/nowhere.");
    }

    @Test
    void aBadOptionEndsWithTwo() {
        assertThat(run("produce", "--kees", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("--help");
    }

    @Test
    void aBadValueIsNamed() {
        var code = run("produce", "--topic", "t", "--run", "r", "--id", "a b", "--directory", directory);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("id is 'a b'")
                .contains("Allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"produce", "consume", "check"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: danube-delivery " + command);
    }

    private int run(Object... arguments) {
        return DeliveryMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    }
}
