package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.test.BrokerUnderTest;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key-shared subscription gives all messages of a key to one consumer, one after the other. */
final class KeySharedFacts extends WireFacts {

    private static final String TRAFFIC = "traffic";

    private WireProducer producer;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("key-shared"));
    }

    @Test
    void aKeyStaysWithItsConsumer() {
        var one = new KeyReader(consumer("one"));
        var two = new KeyReader(consumer("two"));

        for (var round = 0; round < 2; round++) {
            for (var key = 0; key < 8; key++) {
                producer.send("key-" + key, "round-" + round);
            }
            var expected = 8 * (round + 1);
            awaitDelivery("round " + round, () -> one.drain() + two.drain() == expected);
        }

        assertThat(one.keys).doesNotContainAnyElementsOf(two.keys);
        assertThat(one.keys.size() + two.keys.size()).isEqualTo(8);
    }

    @Test
    void theNextMessageOfAKeyWaitsForTheAcknowledgement() {
        var reader = new KeyReader(consumer("one"));
        producer.send("key", "first");
        producer.send("key", "second");
        producer.send("other", "third");

        assertThat(texts(reader.stream.next(2))).containsExactly("first", "third");
    }

    @Test
    void withoutAKeyTheProducerNameIsTheKey() {
        var reader = new KeyReader(consumer("one"));
        producer.sendAll(List.of("first", "second"));
        producer.send("other", "third");

        assertThat(texts(reader.stream.next(2))).containsExactly("first", "third");
    }

    @Test
    void anAcknowledgementFreesTheKey() {
        var reader = new KeyReader(consumer("one"));
        producer.send("key", "first");
        producer.send("key", "second");

        reader.awaitText("first");

        reader.awaitText("second");
    }

    @Test
    void anAcknowledgementAWhileAfterTheLastPublish() {
        var reader = new KeyReader(consumer("one"));
        producer.send("key", "first");
        producer.send("key", "second");
        var first = reader.stream.next();
        reader.stream.expectNothingFor(A_WHILE.multipliedBy(2));

        reader.consumer.ack(first);

        if (BROKER.has(Difference.KEY_SHARED_LATE_ACK)) {
            reader.stream.expectNothingFor(A_WHILE);
            reader.awaitText("second");
        } else {
            reader.awaitText("second");
        }
    }

    @Test
    void filtersChooseKeysByPattern() {
        var filtered = WireConsumer.subscribe(
                wire, producer.topic(), "filtered", "one", SubscriptionType.KeyShared, List.of("eu-*", "us-?"));
        var stream = open(filtered);

        for (var key : List.of("asia-1", "eu-1", "eu-", "us-1", "us-10", "EU-1")) {
            producer.send(key, key);
        }

        assertThat(texts(stream.next(3))).containsExactlyInAnyOrder("eu-1", "eu-", "us-1");
        stream.expectNothingFor(A_WHILE);
    }

    @Test
    void aConsumerThatReturnsAfterFourSeconds() {
        var first = consumer("one");
        var old = open(first);
        producer.send("key", "held");
        old.next();
        leave(first, old);
        producer.send("other", "missed");
        // danube-broker drops a consumer after six heartbeats of half a second.
        await().pollDelay(Duration.ofSeconds(4)).until(() -> true);

        var reader = new KeyReader(consumer("one"));
        producer.send("third", "new");

        reader.awaitText("new");
        if (BROKER.has(Difference.KEY_SHARED_RETURN)) {
            reader.expectNotFor(A_WHILE.multipliedBy(3), "held");
        } else {
            reader.awaitText("held");
            reader.awaitText("missed");
        }
    }

    /** danube-broker goes on only when something is published, if acknowledgements come late. */
    private void awaitDelivery(String what, Callable<Boolean> arrived) {
        await("delivery of " + what).until(() -> {
            if (BROKER.has(Difference.KEY_SHARED_LATE_ACK)) {
                producer.send(TRAFFIC, TRAFFIC);
            }
            return arrived.call();
        });
    }

    private WireConsumer consumer(String name) {
        return subscribe(producer.topic(), "key-shared", name, SubscriptionType.KeyShared);
    }

    /** Acknowledges what arrives and remembers it. */
    private final class KeyReader {

        private final WireConsumer consumer;
        private final WireStream stream;
        private final Set<String> keys = new HashSet<>();
        private final List<String> texts = new ArrayList<>();

        KeyReader(WireConsumer consumer) {
            this.consumer = consumer;
            this.stream = open(consumer);
        }

        int drain() {
            for (StreamMessage message : stream.received()) {
                consumer.ack(message);
                if (!message.getRoutingKey().equals(TRAFFIC)) {
                    keys.add(message.getRoutingKey());
                    texts.add(text(message));
                }
            }
            return texts.size();
        }

        boolean has(String text) {
            drain();
            return texts.contains(text);
        }

        void awaitText(String text) {
            awaitDelivery(text, () -> has(text));
        }

        void expectNotFor(Duration period, String text) {
            await("absence of " + text).during(period).until(() -> !has(text));
        }
    }
}
