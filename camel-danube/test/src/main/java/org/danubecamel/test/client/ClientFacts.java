package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.MessageListener;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.AfterEach;

/** What all facts on the client share: a client of the broker under test that is closed with the test. */
abstract class ClientFacts {

    static final BrokerUnderTest BROKER = BrokerUnderTest.get();

    final DanubeClient client = DanubeClient.builder(BROKER.serviceUrl()).build();

    @AfterEach
    void closeClient() {
        client.close();
    }

    static TopicName newTopic(String purpose) {
        return TopicName.parse(BrokerUnderTest.newTopic(purpose));
    }

    /** Makes a producer that the broker has accepted; its topic exists afterwards. */
    final Producer producer(TopicName topic) {
        return producer(ProducerOptions.of(topic));
    }

    final Producer producer(ProducerOptions options) {
        var producer = client.newProducer(options);
        assertThat(producer.ready()).succeedsWithin(10, TimeUnit.SECONDS);
        return producer;
    }

    /** Makes a consumer that is subscribed. */
    final Consumer consumer(ConsumerOptions.Builder options, MessageListener listener) {
        var consumer = client.newConsumer(options.build(), listener);
        assertThat(consumer.ready()).succeedsWithin(10, TimeUnit.SECONDS);
        return consumer;
    }

    static ConsumerOptions.Builder shared(TopicName topic) {
        return ConsumerOptions.builder(topic, "subscription").closeTimeout(Duration.ofMillis(500));
    }

    static OutgoingMessage message(String text) {
        return OutgoingMessage.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static void send(Producer producer, OutgoingMessage message) {
        assertThat(producer.send(message)).succeedsWithin(10, TimeUnit.SECONDS);
    }

    static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** Makes the call, which must fail, at once or later, and returns the failure. */
    static DanubeException failure(ThrowingCallable call) {
        var thrown = catchThrowable(call);
        var cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof DanubeException failure) {
            return failure;
        }
        throw new AssertionError("Expected a failure of the client, but got " + cause, cause);
    }
}
