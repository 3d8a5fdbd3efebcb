package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.test.client.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Danube's official Python client against the standalone embedded broker. */
@Execution(ExecutionMode.CONCURRENT)
final class PythonClientIT {

    private static final int BURST = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PythonClient python;
    private StandaloneBroker broker;
    private DanubeClient client;

    @BeforeEach
    void start() {
        python = PythonClient.installed();
        broker = StandaloneBroker.start();
        client = DanubeClient.builder(broker.serviceUrl()).build();
    }

    @AfterEach
    void stop() {
        if (broker != null) {
            client.close();
            broker.close();
        }
    }

    @Test
    void whatPythonSendsArrivesInJava() {
        var topic = newTopic("to-java");
        var received = Received.acknowledged();
        var consumer = client.newConsumer(
                ConsumerOptions.builder(topic, "java")
                        .subscriptionType(SubscriptionType.EXCLUSIVE)
                        .consumerName("java")
                        .build(),
                received);
        assertThat(consumer.ready()).succeedsWithin(PATIENCE);

        try (var sender = python.run("produce.py", broker.serviceUrl(), topic, BURST)) {
            var messages = received.next(BURST);

            assertThat(messages).extracting(Received::text).containsExactlyElementsOf(numbered());
            assertThat(messages.get(7).attributes()).containsEntry("number", "7");
            assertThat(messages.get(7).producerName()).isEqualTo("python-producer");
            assertThat(sender.exitCode()).isZero();
        }
    }

    @Test
    void aBurstFromJavaArrivesWholeAndInOrderAtASlowPython() {
        var topic = newTopic("to-python");
        var millisecondsPerMessage = 10;
        try (var receiver =
                        python.run("consume.py", broker.serviceUrl(), topic, "python", BURST, millisecondsPerMessage);
                var producer = client.newProducer(ProducerOptions.of(topic).withOrdered(true))) {
            assertThat(receiver.line(PATIENCE)).isEqualTo("subscribed");

            numbered().forEach(text -> producer.send(OutgoingMessage.of(text.getBytes(StandardCharsets.UTF_8))));
            assertThat(producer.flush()).succeedsWithin(PATIENCE);

            assertThat(Stream.generate(() -> receiver.line(PATIENCE)).limit(BURST))
                    .containsExactlyElementsOf(numbered());
            assertThat(receiver.exitCode()).isZero();
        }
    }

    private TopicName newTopic(String purpose) {
        var topic = TopicName.parse(BrokerUnderTest.newTopic(purpose));
        assertThat(client.createTopic(topic, DispatchStrategy.RELIABLE, 0)).succeedsWithin(20, TimeUnit.SECONDS);
        return topic;
    }

    private static List<String> numbered() {
        return IntStream.range(0, BURST).mapToObj(i -> "message-" + i).toList();
    }
}
