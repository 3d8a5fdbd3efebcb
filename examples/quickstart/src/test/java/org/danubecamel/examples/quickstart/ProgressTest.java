package org.danubecamel.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void theTimeIsPrintedOnceBeforeTheFirstEvent() {
        var printed = new ByteArrayOutputStream();
        var progress = new Progress(new PrintStream(printed, true, UTF_8));
        progress.arrived("1\n".getBytes(UTF_8));
        progress.arrived("2\n".getBytes(UTF_8));
        assertThat(printed.toString(UTF_8).lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("First event delivered \\d+\\.\\d s after the JVM started\\.");
    }

    @Test
    void anEventCannotCommandTheTerminal() {
        assertThat(Progress.shown("\"\u001b[2J\u009b31m\u007f\"\n".getBytes(UTF_8)))
                .isEqualTo("\"?[2J?31m?\"");
    }

    @Test
    void aLongEventIsCut() {
        assertThat(Progress.shown("x".repeat(10_000).getBytes(UTF_8)))
                .hasSizeLessThan(200)
                .endsWith("…");
    }
}
