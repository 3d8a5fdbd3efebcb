package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.junit.jupiter.api.Test;

class SubscriptionTest extends BrokerTest {

    @Test
    void aNewSubscriptionStartsAtTheLatestMessage() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        producer.send("before");

        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("after");

        consumer.awaitExactly("after");
        assertThat(consumer.offsets()).containsExactly(1L);
    }

    @Test
    void aMissingTopicIsNotFoundAndNotCreated() {
        RawClient client = client(broker());

        assertRefused(
                Status.Code.NOT_FOUND,
                "Unable to find the topic: " + TOPIC,
                () -> client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c"));
        assertThat(client.partitions(TOPIC)).isEmpty();
    }

    @Test
    void anUnknownConsumerIdIsNotFound() {
        RawClient client = client(broker());

        Status end = client.receive("s", -2).awaitEnd();

        assertThat(end.getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(end.getDescription()).isEqualTo("The consumer with the id 18446744073709551614 does not exist");
        assertThat(client.health(ClientType.Consumer, -2)).isEqualTo(ClientStatus.CLOSE);
    }

    @Test
    void anUnknownSubscriptionTypeIsRefused() {
        RawClient client = client(broker());
        client.producer(TOPIC);

        assertRefused(Status.Code.PERMISSION_DENIED, "Not able to subscribe to the topic", () -> client.consumers()
                .subscribe(ConsumerRequest.newBuilder()
                        .setTopicName(TOPIC)
                        .setSubscriptionTypeValue(4)
                        .build()));
    }

    @Test
    void anExclusiveSubscriptionRefusesASecondNameEvenWhenTheFirstIsGone() {
        RawClient client = client(broker());
        client.producer(TOPIC);
        client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "first").cancel();

        assertRefused(
                Status.Code.PERMISSION_DENIED,
                "Not able to subscribe to the topic " + TOPIC
                        + " due to Not allowed to add the Consumer: second, the Exclusive subscription",
                () -> client.subscribe(TOPIC, "s", SubscriptionType.Exclusive, "second"));
    }

    @Test
    void theTypeIsFixedByWhoeverCreatedTheSubscription() {
        RawClient client = client(broker());
        client.producer(TOPIC);
        client.subscribe(TOPIC, "s", SubscriptionType.Exclusive, "first");

        assertRefused(
                Status.Code.PERMISSION_DENIED,
                "Exclusive",
                () -> client.subscribe(TOPIC, "s", SubscriptionType.Shared, "second"));
    }

    @Test
    void thePositionIsKeptWhileNobodyIsConnected() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer first = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.send("0");
        first.ackUntil(1);
        first.cancel();
        producer.sendRange(1, 1_000);

        RawConsumer second = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        second.ackUntil(999);

        assertThat(second.offsets()).startsWith(1L, 2L, 3L).endsWith(999L).doesNotHaveDuplicates();
    }

    @Test
    void takingOverANameEndsTheOldStreamKeepsTheIdAndSendsAgainAtOnceWhatWasPending() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer old = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.sendRange(0, 3);
        old.ack(old.awaitCount(3));

        RawConsumer taker = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");

        assertThat(old.awaitEnd()).isEqualTo(Status.OK);
        assertThat(taker.id()).isEqualTo(old.id());
        taker.awaitExactly("0", "1");
    }

    @Test
    void aSecondStreamOfAConsumerEndsTheFirst() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer first = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");

        RawConsumer second = client.receive("s", first.id());

        assertThat(first.awaitEnd()).isEqualTo(Status.OK);
        producer.send("x");
        second.awaitExactly("x");
    }

    @Test
    void aConsumerIsHealthyUntilItsStreamIsGoneAndAgainAfterTheNext() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        long id = client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c");
        assertThat(client.health(ClientType.Consumer, id)).isEqualTo(ClientStatus.OK);
        RawConsumer consumer = client.receive("s", id);
        producer.send("x");
        consumer.awaitCount(1);

        consumer.cancel();

        await().until(() -> client.health(ClientType.Consumer, id) == ClientStatus.CLOSE);
        client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c");
        assertThat(client.health(ClientType.Consumer, id)).isEqualTo(ClientStatus.OK);
    }

    @Test
    void noMoreThanTheWindowIsOnItsWay() {
        RawClient client = client(broker(builder -> builder.window(3)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
        producer.sendRange(0, 10);

        consumer.awaitExactly("0", "1", "2");
        consumer.ack(consumer.received().get(1));

        consumer.awaitExactly("0", "1", "2", "3");
    }

    @Test
    void theWindowIsSharedByTheConsumersOfASubscriptionAndNotBySubscriptions() {
        RawClient client = client(broker(builder -> builder.window(2)));
        RawProducer producer = client.producer(TOPIC);
        RawConsumer one = client.consumer(TOPIC, "s", SubscriptionType.Shared, "one");
        RawConsumer two = client.consumer(TOPIC, "s", SubscriptionType.Shared, "two");
        RawConsumer other = client.consumer(TOPIC, "other", SubscriptionType.Shared, "c");
        producer.sendRange(0, 5);

        one.awaitExactly("0");
        two.awaitExactly("1");
        other.awaitExactly("0", "1");
    }

    @Test
    void aBurstToASlowConsumerArrivesWholeAndInOrder() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");
        producer.sendRange(0, 2_000);

        consumer.ackUntil(2_000);

        assertThat(consumer.offsets()).hasSize(2_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void subscriptionsOverTheLimitAreRefused() {
        RawClient client = client(broker(builder -> builder.limits(new Limits(0, 1, 0, 0))));
        client.producer(TOPIC);
        client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c");

        assertRefused(
                Status.Code.PERMISSION_DENIED,
                "Not allowed to create the subscription for the topic: " + TOPIC,
                () -> client.subscribe(TOPIC, "t", SubscriptionType.Shared, "c"));
    }

    @Test
    void consumersOverTheLimitAreRefusedAndKnownOnesAreNot() {
        RawClient client = client(broker(builder -> builder.limits(new Limits(0, 0, 1, 0))));
        client.producer(TOPIC);
        long id = client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c");

        assertRefused(
                Status.Code.RESOURCE_EXHAUSTED,
                "Consumer limit per topic reached for " + TOPIC + ". Current: 1, Limit: 1",
                () -> client.subscribe(TOPIC, "s", SubscriptionType.Shared, "d"));
        assertThat(client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c")).isEqualTo(id);
    }

    @Test
    void closingTheBrokerEndsStreamsWithOk() {
        EmbeddedBroker broker = broker();
        RawClient client = client(broker);
        client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
        await().until(() -> client.health(ClientType.Consumer, consumer.id()) == ClientStatus.OK);

        broker.close();

        assertThat(consumer.awaitEnd()).isEqualTo(Status.OK);
    }
}
