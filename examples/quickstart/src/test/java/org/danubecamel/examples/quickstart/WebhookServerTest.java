package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookServerTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "0.0.0.0, 127.0.0.1", "::, [::1]", "fe80::1, [fe80::1]", "localhost, localhost"
    })
    void theUrlNamesAHostThatCanBeReached(String host, String inUrl) {
        assertThat(WebhookServer.reachable(host)).isEqualTo(inUrl);
    }

    @Test
    void saysThatAnAddressIsNotOneOfThisMachine() {
        assertThatThrownBy(() -> WebhookServer.checkFree("192.0.2.1", 0))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("192.0.2.1");
    }
}
