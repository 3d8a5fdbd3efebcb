package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.test.BrokerUnderTest;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.Test;

/** Only a producer creates a topic, and what it asked for then holds for everybody. */
final class TopicCreationFacts extends WireFacts {

    @Test
    void aProducerCreatesItsTopic() {
        var topic = BrokerUnderTest.newTopic("created");

        var producer = wire.producer(topic);

        assertThat(wire.partitions(producer.topic())).containsExactly(topic);
    }

    @Test
    void aConsumerDoesNotCreateItsTopic() {
        var topic = BrokerUnderTest.newTopic("unborn");

        Refusal.expect(Code.NOT_FOUND, "Unable to find the topic", () -> subscribe(topic));

        assertThat(wire.partitions(topic)).isEmpty();
    }

    @Test
    void aLookupDoesNotCreateATopic() {
        var topic = BrokerUnderTest.newTopic("unborn");

        assertThat(Refusal.of(() -> wire.lookup(topic)).getCode()).isEqualTo(Code.NOT_FOUND);

        assertThat(wire.partitions(topic)).isEmpty();
    }

    @Test
    void aMissingNamespaceIsRefused() {
        Refusal.expect(
                Code.UNAVAILABLE,
                "Unable to find the namespace nowhere",
                () -> wire.producer("/nowhere/" + BrokerUnderTest.uniqueName("topic")));
    }

    @Test
    void anotherDispatchStrategyIsRefused() {
        var reliable = existingTopic("reliable");
        var nonReliable = BrokerUnderTest.newTopic("non-reliable");
        wire.producer(nonReliable, "first", DispatchStrategy.NonReliable);

        Refusal.expect(
                Code.FAILED_PRECONDITION,
                "dispatch strategy",
                () -> wire.producer(reliable, "second", DispatchStrategy.NonReliable));
        Refusal.expect(
                Code.FAILED_PRECONDITION,
                "dispatch strategy",
                () -> wire.producer(nonReliable, "second", DispatchStrategy.Reliable));
    }

    @Test
    void aRequestThatNamesNoStrategyMeansNonReliable() {
        var topic = existingTopic("reliable");
        var request = ProducerRequest.newBuilder()
                .setTopicName(topic)
                .setProducerName("unset")
                .build();

        Refusal.expect(Code.FAILED_PRECONDITION, "dispatch strategy", () -> wire.producers()
                .createProducer(request));
    }

    @Test
    void aPlainTopicCannotGetPartitions() {
        var topic = existingTopic("plain");

        assertThat(Refusal.of(() -> wire.producer(topic + "-part-0")).getCode()).isEqualTo(Code.ALREADY_EXISTS);
    }

    @Test
    void aPartitionedTopicCannotBecomePlain() {
        var topic = BrokerUnderTest.newTopic("partitioned");
        wire.producer(topic + "-part-0");

        assertThat(Refusal.of(() -> wire.producer(topic)).getCode()).isEqualTo(Code.ALREADY_EXISTS);
    }

    @Test
    void aNameWithWhichAnotherBegins() {
        var topic = BrokerUnderTest.newTopic("name");
        wire.producer(topic + "bar");

        if (BROKER.has(Difference.CREATION_BY_PREFIX)) {
            assertThat(Refusal.of(() -> wire.producer(topic)).getCode()).isEqualTo(Code.ALREADY_EXISTS);
        } else {
            assertThat(wire.producer(topic).topic()).isEqualTo(topic);
        }
    }

    @Test
    void producersThatCreateOneTopicAtOnceAllGetItInTheEnd() {
        var topic = BrokerUnderTest.newTopic("raced");
        var threads = Executors.newFixedThreadPool(4);

        var racers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> registerInTheEnd(topic, "racer-" + i), threads))
                .toList();

        assertThat(CompletableFuture.allOf(racers.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(10));
        threads.shutdown();
    }

    /** Registers again as long as another is about to create the topic, which has not been loaded then. */
    private void registerInTheEnd(String topic, String name) {
        await().ignoreExceptionsMatching(e -> Set.of(Code.ALREADY_EXISTS, Code.UNAVAILABLE)
                        .contains(Status.fromThrowable(e).getCode()))
                .until(() -> wire.producer(topic, name, DispatchStrategy.Reliable)
                        .topic()
                        .equals(topic));
    }
}
