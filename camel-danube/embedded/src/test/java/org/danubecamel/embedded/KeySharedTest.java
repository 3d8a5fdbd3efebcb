package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

class KeySharedTest extends BrokerTest {

    private static final SubscriptionType KEY_SHARED = SubscriptionType.KeyShared;

    @Test
    void aKeyStaysWithItsConsumerAndBothConsumersGetKeys() {
        RawClient client = client(broker(builder -> builder.window(1_000)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer a = client.consumer(TOPIC, "s", KEY_SHARED, "a");
        RawConsumer b = client.consumer(TOPIC, "s", KEY_SHARED, "b");
        sendToKeys(producer, 40, 5);

        ackAll(200, a, b);

        assertThat(keys(a)).isNotEmpty().doesNotContainAnyElementsOf(keys(b));
        assertThat(keys(b)).isNotEmpty();
    }

    @Test
    void theMessagesOfAKeyComeInOrderAndOneAtATime() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", KEY_SHARED, "c");
        producer.send("k", "0");
        producer.send("k", "1");

        consumer.awaitExactly("0");
        consumer.ack(consumer.received().get(0));
        consumer.awaitExactly("0", "1");
    }

    @Test
    void everyMessageComesOnceAndInTheOrderOfItsKeyWhileConsumersComeAndGo() {
        RawClient client = client(broker(builder -> builder.window(50)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer a = client.consumer(TOPIC, "s", KEY_SHARED, "a");
        sendToKeys(producer, 20, 10);
        ackAll(100, a);
        RawConsumer b = client.consumer(TOPIC, "s", KEY_SHARED, "b");
        ackAll(200, a, b);

        Map<String, List<Long>> offsetsByKey = new HashMap<>();
        List<StreamMessage> all = new ArrayList<>(a.received());
        all.addAll(b.received());
        all.forEach(message -> offsetsByKey
                .computeIfAbsent(message.getRoutingKey(), key -> new ArrayList<>())
                .add(message.getMsgId().getTopicOffset()));
        assertThat(all).hasSize(200);
        assertThat(offsetsByKey.values())
                .allSatisfy(offsets -> assertThat(offsets).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void aBusyKeyDoesNotHoldUpOthersEvenWithMoreMessagesWaitingThanTheWindow() {
        RawClient client = client(broker(builder -> builder.window(3)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", KEY_SHARED, "c");
        for (int i = 0; i < 10; i++) {
            producer.send("busy", "busy" + i);
        }
        producer.send("other", "x");

        consumer.awaitExactly("busy0", "x");
    }

    @Test
    void aMessageWithoutKeyGoesByItsProducersName() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", KEY_SHARED, "c");
        producer.send("0");
        producer.send("1");
        producer.send("other", "2");

        consumer.awaitExactly("0", "2");
    }

    @Test
    void whatALeavingConsumerHadGoesToTheOther() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer leaving = client.consumer(TOPIC, "s", KEY_SHARED, "a");
        producer.send("k", "0");
        producer.send("k", "1");
        leaving.awaitExactly("0");
        RawConsumer staying = client.consumer(TOPIC, "s", KEY_SHARED, "b");

        leaving.cancel();

        staying.ackUntil(2);
        assertThat(staying.payloads()).containsExactly("0", "1");
    }

    @Test
    void whatTheOnlyConsumerHadWaitsUntilItReturns() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer first = client.consumer(TOPIC, "s", KEY_SHARED, "a");
        producer.send("k", "0");
        first.awaitCount(1);
        first.cancel();
        producer.send("k", "1");
        producer.send("l", "2");

        RawConsumer returned = client.consumer(TOPIC, "s", KEY_SHARED, "a");
        returned.ackUntil(3);

        assertThat(returned.payloads()).containsExactlyInAnyOrder("0", "1", "2").containsSubsequence("0", "1");
    }

    @Test
    void aConsumerGetsOnlyKeysThatItsFiltersMatch() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer eu = client.consumer(TOPIC, "s", KEY_SHARED, "eu", "eu-*", "e?");
        RawConsumer us = client.consumer(TOPIC, "s", KEY_SHARED, "us", "us-*");
        producer.send("us-1", "a");
        producer.send("eu-1", "b");
        producer.send("ex", "c");

        us.awaitExactly("a");
        eu.awaitExactly("b", "c");
    }

    @Test
    void aMessageThatNobodyWantsWaitsForSomebodyWhoDoes() {
        RawClient client = client(broker(builder -> builder.window(1)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer eu = client.consumer(TOPIC, "s", KEY_SHARED, "eu", "eu-*");
        producer.send("us-1", "a");
        producer.send("us-1", "b");
        producer.send("eu-1", "c");
        eu.ackUntil(1);

        RawConsumer us = client.consumer(TOPIC, "s", KEY_SHARED, "us", "us-*");
        us.ackUntil(2);

        assertThat(eu.payloads()).containsExactly("c");
        assertThat(us.payloads()).containsExactly("a", "b");
    }

    @Test
    void whatNobodyWantsAnyMoreLeavesTheWindowToOtherKeys() {
        RawClient client = client(broker(builder -> builder.window(1)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer us = client.consumer(TOPIC, "s", KEY_SHARED, "us", "us-*");
        RawConsumer eu = client.consumer(TOPIC, "s", KEY_SHARED, "eu", "eu-*");
        producer.send("us-1", "held");
        us.awaitCount(1);
        us.cancel();
        producer.send("eu-1", "0");
        producer.send("eu-2", "1");

        eu.ackUntil(2);

        assertThat(eu.payloads()).containsExactly("0", "1");
    }

    @Test
    void whatNobodyWantedTakesItsPlaceInTheWindowAgainWhenItIsSent() {
        RawClient client = client(broker(builder -> builder.window(1)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer leaving = client.consumer(TOPIC, "s", KEY_SHARED, "us", "us-*");
        RawConsumer eu = client.consumer(TOPIC, "s", KEY_SHARED, "eu", "eu-*");
        producer.send("us-1", "held");
        leaving.awaitCount(1);
        leaving.cancel();
        producer.send("eu-1", "0");
        eu.awaitCount(1);
        RawConsumer us = client.consumer(TOPIC, "s", KEY_SHARED, "us", "us-*");
        us.assertQuiet();
        eu.ack(eu.awaitCount(1));
        us.awaitExactly("held");
        producer.send("eu-2", "1");
        eu.assertQuiet();

        us.ackUntil(1);

        eu.awaitExactly("0", "1");
    }

    @Test
    void aMessageOutOfAttemptsBlocksOnlyItsKeyAndTakesNoRoomInTheWindow() {
        FailurePolicy policy = new FailurePolicy(0, Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);
        RawClient client = client(broker(builder -> builder.window(1).failurePolicy(policy)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", KEY_SHARED, "c");
        producer.send("bad", "poison");
        producer.send("bad", "behind");
        producer.send("good", "0");
        consumer.nack(consumer.awaitCount(1), 0);

        consumer.awaitExactly("poison", "0");
    }

    @Test
    void redeliveryOfAKeyComesBeforeItsNextMessage() {
        FailurePolicy policy =
                new FailurePolicy(5, Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(1));
        RawClient client = client(broker(builder -> builder.failurePolicy(policy)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", KEY_SHARED, "c");
        producer.send("k", "0");
        producer.send("k", "1");
        consumer.nack(consumer.awaitCount(1), 0);
        consumer.ack(consumer.awaitCount(2));
        consumer.awaitCount(3);

        assertThat(consumer.payloads()).containsExactly("0", "0", "1");
    }

    private static void sendToKeys(RawProducer producer, int keys, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int key = 0; key < keys; key++) {
                producer.send("key-" + key, Integer.toString(round));
            }
        }
    }

    /** Acknowledges what comes until the consumers have had this many messages between them. */
    private static void ackAll(int count, RawConsumer... consumers) {
        Set<StreamMessage> acked = new HashSet<>();
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    int received = 0;
                    for (RawConsumer consumer : consumers) {
                        received += consumer.received().size();
                        consumer.received().stream().filter(acked::add).forEach(consumer::ack);
                    }
                    return received >= count;
                });
    }

    private static Set<String> keys(RawConsumer consumer) {
        return consumer.received().stream().map(StreamMessage::getRoutingKey).collect(Collectors.toSet());
    }
}
