package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class MissingPeerTest {

    @Test
    void aPersonsMachineSkips() {
        assertThat(MissingPeer.in(Map.of()).because("redis-server not found"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("redis-server not found");
    }

    @Test
    void aPersonsMachineSaysWhatIsSkipped() {
        var errors = System.err;
        var seen = new ByteArrayOutputStream();
        System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            MissingPeer.in(Map.of()).because("redis-server not found");
        } finally {
            System.setErr(errors);
        }
        assertThat(seen.toString(StandardCharsets.UTF_8)).contains("SKIPPED: redis-server not found");
    }

    @Test
    void ciFails() {
        assertThatThrownBy(() -> MissingPeer.in(Map.of("CI", "true")).because("redis-server not found"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("redis-server not found");
    }

    @Test
    void aPersonMaySayThatItIsNotCi() {
        assertThat(MissingPeer.in(Map.of("CI", "false")).because("redis-server not found"))
                .isInstanceOf(TestAbortedException.class);
    }
}
