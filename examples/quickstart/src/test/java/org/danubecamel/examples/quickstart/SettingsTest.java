package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void whatIsNotSetHasADefault() {
        assertThat(read(Map.of()))
                .isEqualTo(new Settings(
                        "127.0.0.1", 8080, "/webhook", Path.of("events.jsonl").toAbsolutePath(), "embedded:", false));
    }

    @ParameterizedTest
    @CsvSource({
        "port, 65536, 0 (any free port) to 65535",
        "port, -1, 0 (any free port) to 65535",
        "port, http, 0 (any free port) to 65535",
        "path, webhook, letters",
        "path, /web hook, letters",
        "path, '/{{secret}}', letters",
        "output, a?b, names without"
    })
    void whatIsNotUsableIsNamedWithWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of("quickstart." + name, value)))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageContaining(allowed)
                .hasMessageNotContaining("\n");
    }

    @Test
    void onlyAnEmbeddedBrokerEndsWithTheApplication() {
        assertThat(read(Map.of()).brokerEndsWithUs()).isTrue();
        assertThat(read(Map.of("quickstart.serviceUrl", "http://localhost:6650"))
                        .brokerEndsWithUs())
                .isFalse();
    }

    private static Settings read(Map<String, String> set) {
        return Settings.read(set::get);
    }
}
