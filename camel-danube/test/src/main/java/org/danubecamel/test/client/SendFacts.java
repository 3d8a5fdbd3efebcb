package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a producer sends arrives as it was, or the caller is told. */
final class SendFacts extends ClientFacts {

    private static final int LIMIT = (4 << 20) - (64 << 10);

    @Test
    void everythingAMessageCarriesArrives() {
        var topic = newTopic("carried");
        var producer = producer(topic);
        var received = Received.acknowledged();
        consumer(shared(topic), received);
        var attributes = Map.of("plain", "value", "größe", "五 \uD83D\uDE00", "empty", "");

        var receipt = producer.send(message("hello").withKey("key").withAttributes(attributes))
                .join();

        var message = received.next().message();
        assertThat(new String(message.payload(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(message.key()).isEqualTo("key");
        assertThat(message.attributes()).isEqualTo(attributes);
        assertThat(message.topic()).isEqualTo(topic);
        assertThat(message.producerName()).isEqualTo(receipt.producerName());
        assertThat(message.requestId()).isEqualTo(receipt.requestId());
        assertThat(message.publishTime()).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, LIMIT})
    void aPayloadUpToTheLimitArrivesWhole(int size) {
        var topic = newTopic("size");
        var producer = producer(topic);
        var received = Received.acknowledged();
        consumer(shared(topic), received);
        var payload = randomBytes(size);

        send(producer, OutgoingMessage.of(payload));

        assertThat(Arrays.equals(received.next().message().payload(), payload)).isTrue();
    }

    @Test
    void oneByteMoreIsRefusedBeforeItIsSent() {
        var producer = producer(newTopic("size"));

        var failure = failure(
                () -> producer.send(OutgoingMessage.of(randomBytes(LIMIT + 1))).join());

        assertThat(failure.id()).isEqualTo(ErrorId.MESSAGE_TOO_LARGE);
        assertThat(failure.outcome()).isEqualTo(SendOutcome.REFUSED);
    }

    @Test
    void anAttributeWithoutValueIsRefused() {
        var producer = producer(newTopic("attribute"));
        var attributes = new HashMap<String, String>();
        attributes.put("name", null);

        var failure = failure(
                () -> producer.send(message("hello").withAttributes(attributes)).join());

        assertThat(failure.id()).isEqualTo(ErrorId.MESSAGE_ATTRIBUTE);
        assertThat(failure).hasMessageContaining("name");
    }

    @Test
    void anotherDispatchStrategyIsAConflict() {
        var topic = newTopic("strategy");
        producer(topic);

        var other = client.newProducer(ProducerOptions.of(topic).withDispatchStrategy(DispatchStrategy.NON_RELIABLE));

        var failure = failure(() -> other.ready().join());
        assertThat(failure.id()).isEqualTo(ErrorId.TOPIC_CONFLICT);
        assertThat(failure).hasMessageContaining(topic.toString());
    }

    @Test
    void aMissingNamespaceIsNamed() {
        var producer = client.newProducer(ProducerOptions.of(TopicName.parse("/nowhere/topic")));

        var failure = failure(() -> producer.ready().join());

        assertThat(failure.id()).isEqualTo(ErrorId.NAMESPACE_MISSING);
        assertThat(failure).hasMessageContaining("nowhere");
    }

    @Test
    void nonReliableMessagesArrive() {
        var topic = newTopic("non-reliable");
        var producer = producer(ProducerOptions.of(topic).withDispatchStrategy(DispatchStrategy.NON_RELIABLE));
        var received = Received.acknowledged();
        consumer(shared(topic), received);

        for (var text : numbered("message-", 20)) {
            send(producer, message(text));
            assertThat(received.texts(1)).containsExactly(text);
        }
    }

    private static byte[] randomBytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
