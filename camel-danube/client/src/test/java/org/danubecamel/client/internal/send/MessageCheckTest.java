package org.danubecamel.client.internal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCheckTest {
    private static final int LIMIT = 100;

    private final MessageCheck check = new MessageCheck(TopicName.parse("orders"), LIMIT);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT - 1, LIMIT})
    void aBodyUpToTheLimitIsTaken(int length) {
        assertThat(check.size(OutgoingMessage.of(new byte[length]))).isEqualTo(length);
    }

    @Test
    void aBodyOneByteOverIsRefusedSayingBothSizes() {
        assertThatThrownBy(() -> check.size(OutgoingMessage.of(new byte[LIMIT + 1])))
                .isInstanceOfSatisfying(
                        DanubeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MESSAGE_TOO_LARGE))
                .hasMessageContaining("101 bytes")
                .hasMessageContaining("/default/orders")
                .hasMessageContaining("Allowed: 100 bytes");
    }

    @Test
    void keyAndAttributesCountInBytes() {
        var message = OutgoingMessage.of(new byte[10]).withKey("äö").withAttributes(Map.of("n", "😀", "m", ""));

        assertThat(check.size(message)).isEqualTo(10 + 4 + (1 + 4 + 16) + (1 + 16));
    }

    @Test
    void aKeyMayBeWhatIsTooMuch() {
        var full = OutgoingMessage.of(new byte[LIMIT - 1]);

        assertThat(check.size(full.withKey("k"))).isEqualTo(LIMIT);
        assertThatThrownBy(() -> check.size(full.withKey("ä"))).hasMessageStartingWith("DNB-1101 ");
    }

    @Test
    void attributesMayBeWhatIsTooMuch() {
        var message = OutgoingMessage.of(new byte[80]);

        assertThat(check.size(message.withAttributes(Map.of("a", "bcd")))).isEqualTo(LIMIT);
        assertThatThrownBy(() -> check.size(message.withAttributes(Map.of("a", "bcde"))))
                .hasMessageStartingWith("DNB-1101 ");
    }

    @Test
    void aMissingBodyIsRefused() {
        assertThatThrownBy(() -> check.size(new OutgoingMessage(null, null, Map.of())))
                .hasMessageStartingWith("DNB-1102 ")
                .hasMessageContaining("Send an empty one");
    }

    @Test
    void anAttributeWithoutAValueIsRefusedByName() {
        var attributes = new HashMap<String, String>();
        attributes.put("tenant", null);

        assertThatThrownBy(() -> check.size(new OutgoingMessage(new byte[0], null, attributes)))
                .hasMessageStartingWith("DNB-1103 ")
                .hasMessageContaining("'tenant'")
                .hasMessageContaining("leave it out");
    }

    @Test
    void anAttributeWithoutANameIsRefused() {
        var attributes = Collections.<String, String>singletonMap(null, "x");

        assertThatThrownBy(() -> check.size(new OutgoingMessage(new byte[0], null, attributes)))
                .hasMessageStartingWith("DNB-1103 ")
                .hasMessageContaining("'x'");
    }
}
