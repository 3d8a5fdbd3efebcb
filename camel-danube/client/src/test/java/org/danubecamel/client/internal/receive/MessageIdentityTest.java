package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.danubecamel.client.fake.Samples;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageIdentityTest {
    private static final StreamMessage MESSAGE = Samples.message(5);

    static Stream<UnaryOperator<StreamMessage.Builder>> differences() {
        return Stream.of(
                m -> m.setMsgId(m.getMsgId().toBuilder().setTopicOffset(6)),
                m -> m.setProducerName("shop~2"),
                m -> m.setRequestId(77),
                m -> m.setPublishTime(1),
                m -> m.setPayload(ByteString.copyFromUtf8("m6")),
                m -> m.setPayload(ByteString.copyFromUtf8("m5 ")),
                m -> m.setPayload(ByteString.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void anyDifferenceMakesAnotherMessage(UnaryOperator<StreamMessage.Builder> difference) {
        assertThat(MessageIdentity.of(difference.apply(MESSAGE.toBuilder()).build()))
                .isNotEqualTo(MessageIdentity.of(MESSAGE));
    }

    @Test
    void aCopyIsTheSameMessageByWhicheverBrokerItComes() {
        var copy = MESSAGE.toBuilder()
                .setMsgId(
                        MESSAGE.getMsgId().toBuilder().setBrokerAddr("broker-b").setProducerId(9))
                .build();

        assertThat(MessageIdentity.of(copy)).isEqualTo(MessageIdentity.of(MESSAGE));
    }

    @Test
    void howThePayloadIsHeldInMemoryDoesNotMatter() {
        var half = "x".repeat(5_000);
        var rope = ByteString.copyFromUtf8(half).concat(ByteString.copyFromUtf8(half));
        var flat = ByteString.copyFromUtf8(half + half);

        assertThat(MessageIdentity.of(MESSAGE.toBuilder().setPayload(rope).build()))
                .isEqualTo(
                        MessageIdentity.of(MESSAGE.toBuilder().setPayload(flat).build()));
    }
}
