package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SubscriptionType;
import org.junit.jupiter.api.Test;

/** Consumers of one subscription share its messages as its type says. */
final class SharingFacts extends ClientFacts {

    @Test
    void sharedConsumersTakeTurns() {
        var topic = newTopic("shared");
        var producer = producer(topic);
        var one = Received.acknowledged();
        var two = Received.acknowledged();
        consumer(shared(topic), one);
        consumer(shared(topic), two);

        numbered("message-", 10).forEach(text -> send(producer, message(text)));

        var all = new ArrayList<>(one.texts(5));
        all.addAll(two.texts(5));
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbered("message-", 10));
    }

    @Test
    void aKeySharedConsumerReceivesAllMessagesOfAKeyInOrder() {
        var topic = newTopic("key-shared");
        var producer = producer(topic);
        var received = Received.acknowledged();
        consumer(shared(topic).subscriptionType(SubscriptionType.KEY_SHARED), received);

        for (var text : numbered("message-", 8)) {
            send(producer, message(text).withKey("key"));
            assertThat(received.texts(1)).containsExactly(text);
        }
    }

    @Test
    void oneConsumerReceivesFromEveryPartition() {
        var topic = newTopic("partitioned");
        var producer = producer(ProducerOptions.of(topic).withPartitions(11));
        var received = Received.acknowledged();
        consumer(shared(topic), received);

        numbered("message-", 33).forEach(text -> send(producer, message(text)));

        assertThat(received.texts(33)).containsExactlyInAnyOrderElementsOf(numbered("message-", 33));
    }

    @Test
    void aConsumerMayTakeOnePartition() {
        var topic = newTopic("partitioned");
        var producer = producer(ProducerOptions.of(topic).withPartitions(2));
        var received = Received.acknowledged();
        consumer(ConsumerOptions.builder(topic.partition(1), "subscription"), received);

        numbered("message-", 4).forEach(text -> send(producer, message(text)));

        assertThat(received.next(2)).extracting(DanubeMessage::topic).containsOnly(topic.partition(1));
    }

    @Test
    void idsOfBothHalvesOfTheRangeServe() {
        var topic = newTopic("ids");
        producer(topic);
        var all = IntStream.range(0, 12)
                .mapToObj(i -> {
                    var received = Received.acknowledged();
                    consumer(ConsumerOptions.builder(topic, "subscription-" + i), received);
                    return received;
                })
                .toList();

        IntStream.range(0, 12).forEach(i -> send(producer(topic), message("message-" + i)));

        assertThat(all).allSatisfy(received -> assertThat(received.texts(12)).hasSize(12));
    }
}
