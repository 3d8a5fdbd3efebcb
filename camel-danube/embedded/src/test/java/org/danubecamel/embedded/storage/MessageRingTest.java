package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

class MessageRingTest {

    private final MessageRing log = new MessageRing();

    @Test
    void keepsWhatWasAppendedThroughGrowingShrinkingAndWrapping() {
        Queue<String> model = new ArrayDeque<>();
        Random random = new Random(1);
        for (int step = 0; step < 2_000; step++) {
            boolean grow = random.nextInt(10) < (step / 500 % 2 == 0 ? 8 : 2);
            int count = random.nextInt(20);
            for (int i = 0; i < count && grow; i++) {
                model.add(Long.toString(log.end()));
                log.append(message(Long.toString(log.end())));
            }
            for (int i = 0; i < count && !grow && !model.isEmpty(); i++) {
                model.remove();
                log.trimTo(log.first() + 1);
            }
            long offset = log.first();
            for (String expected : model) {
                assertThat(log.get(offset).getPayload().toStringUtf8()).isEqualTo(expected);
                assertThat(log.get(offset).getMsgId().getTopicOffset()).isEqualTo(offset++);
            }
            assertThat(offset).isEqualTo(log.end());
        }
    }

    @Test
    void countsSkippedMessages() {
        log.skip();
        log.append(message("x"));

        assertThat(log.get(1).getMsgId().getTopicOffset()).isEqualTo(1);
    }

    @Test
    void refusesAnOffsetThatItDoesNotHold() {
        log.append(message("x"));
        log.trimTo(1);

        assertThatThrownBy(() -> log.get(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> log.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static StreamMessage message(String payload) {
        return StreamMessage.newBuilder()
                .setPayload(ByteString.copyFromUtf8(payload))
                .build();
    }
}
