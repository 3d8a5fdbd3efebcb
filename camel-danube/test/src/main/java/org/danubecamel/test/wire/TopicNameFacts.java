package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import org.danubecamel.protocol.TopicLookupResponse.LookupType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topic names: {@code /namespace/topic}, each of Unicode letters and digits, {@code _} and {@code -}. */
final class TopicNameFacts extends WireFacts {

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "/orders", "/default/a/b", "/default/a.b", "/default/a b", "/default/a+b"})
    void everyCallRefusesAMalformedName(String name) {
        assertThat(Refusal.of(() -> wire.lookup(name)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(Refusal.of(() -> wire.partitions(name)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(Refusal.of(() -> wire.producer(name)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(Refusal.of(() -> subscribe(name)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "Orders_2", "a-b", "übergröße", "注文"})
    void lettersDigitsUnderscoreAndHyphenAreAllowed(String name) {
        var topic = existingTopic(name);

        assertThat(wire.lookup(topic).getResponseType()).isEqualTo(LookupType.Connect);
        assertThat(wire.partitions(topic)).containsExactly(topic);
    }
}
