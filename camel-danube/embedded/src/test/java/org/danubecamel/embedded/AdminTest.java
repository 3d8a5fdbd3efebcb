package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.admin.BrokerRequest;
import org.danubecamel.protocol.admin.DescribeTopicRequest;
import org.danubecamel.protocol.admin.Empty;
import org.danubecamel.protocol.admin.NewTopicRequest;
import org.danubecamel.protocol.admin.TopicInfo;
import org.danubecamel.protocol.admin.TopicRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminTest extends BrokerTest {

    private EmbeddedBroker broker;
    private RawAdmin admin;
    private RawClient client;

    @BeforeEach
    void start() {
        broker = broker();
        admin = admin(broker);
        client = client(broker);
    }

    @Test
    void aCreatedTopicIsThereForConsumersAndDescribed() {
        admin.createTopic(TOPIC);
        client.subscribe(TOPIC, "s", SubscriptionType.Shared, "c");

        var description = admin.topics()
                .describeTopic(DescribeTopicRequest.newBuilder().setName(TOPIC).build());

        assertThat(description.getDelivery()).isEqualTo("Reliable");
        assertThat(description.getSubscriptionsList()).containsExactly("s");
        assertThat(admin.topics()
                        .listSubscriptions(
                                TopicRequest.newBuilder().setName(TOPIC).build())
                        .getSubscriptionsList())
                .containsExactly("s");
    }

    @Test
    void aTopicIsNotCreatedTwice() {
        admin.createTopic(TOPIC);

        assertRefused(
                Status.Code.NOT_FOUND,
                "Unable to create the topic " + TOPIC + " due to Topic '" + TOPIC + "' already exists",
                () -> admin.createTopic(TOPIC));
    }

    @Test
    void anUnknownStrategyIsAnInvalidArgument() {
        NewTopicRequest request = NewTopicRequest.newBuilder()
                .setName(TOPIC)
                .setDispatchStrategyValue(7)
                .build();

        assertRefused(Status.Code.INVALID_ARGUMENT, "invalid dispatch_strategy value", () -> admin.topics()
                .createTopic(request));
    }

    @Test
    void topicsAreListedByNamespaceAndByBroker() {
        admin.createTopic("/default/a");
        client.producer("/system/b", "p", DispatchStrategy.NonReliable);
        String brokerId = admin.brokers()
                .listBrokers(Empty.getDefaultInstance())
                .getBrokers(0)
                .getBrokerId();

        assertThat(admin.topics()
                        .listNamespaceTopics(RawAdmin.namespace("system"))
                        .getTopicsList())
                .containsExactly(TopicInfo.newBuilder()
                        .setName("/system/b")
                        .setBrokerId(brokerId)
                        .setDelivery("NonReliable")
                        .build());
        assertThat(admin.topics()
                        .listBrokerTopics(
                                BrokerRequest.newBuilder().setBrokerId(brokerId).build())
                        .getTopicsList())
                .extracting(TopicInfo::getName)
                .containsExactly("/default/a", "/system/b");
    }

    @Test
    void deletingATopicEndsItsStreamsAndItsOffsetsStartAgain() {
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
        producer.send("old");
        consumer.ackUntil(1);

        admin.deleteTopic(TOPIC);

        assertThat(consumer.awaitEnd()).isEqualTo(Status.OK);
        assertThat(client.partitions(TOPIC)).isEmpty();
        RawProducer next = client.producer(TOPIC);
        RawConsumer fresh = client.consumer(TOPIC, "s", SubscriptionType.Shared, "c");
        next.send("new");
        fresh.awaitCount(1);
        assertThat(fresh.offsets()).containsExactly(0L);
    }

    @Test
    void deletingABaseNameDeletesItsPartitions() {
        admin.createPartitions(TOPIC, 3);

        admin.deleteTopic(TOPIC);

        assertThat(client.partitions(TOPIC)).isEmpty();
        assertRefused(Status.Code.NOT_FOUND, "Unable to delete the topic " + TOPIC, () -> admin.deleteTopic(TOPIC));
    }

    @Test
    void anUnloadMovesTheTopicAwayAndBack() {
        RawProducer producer = client.producer(TOPIC);

        admin.topics().unloadTopic(TopicRequest.newBuilder().setName(TOPIC).build());

        assertRefused(Status.Code.NOT_FOUND, "does not exist", () -> producer.send("x"));
        assertThat(client.producer(TOPIC).id()).isNotEqualTo(producer.id());
    }

    @Test
    void aSubscriptionIsDroppedOnlyWithoutActiveConsumers() {
        RawProducer producer = client.producer(TOPIC);
        RawConsumer consumer = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "first");
        producer.send("x");
        consumer.awaitCount(1);
        assertRefused(
                Status.Code.NOT_FOUND,
                "Unable to unsubscribe the subscription s due to error: it has active consumers",
                () -> admin.unsubscribe(TOPIC, "s"));

        broker.faults().dropStreams(TOPIC, "s");
        admin.unsubscribe(TOPIC, "s");

        RawConsumer second = client.consumer(TOPIC, "s", SubscriptionType.Exclusive, "second");
        producer.send("y");
        second.awaitExactly("y");
    }

    @Test
    void anUnknownSubscriptionCannotBeDropped() {
        admin.createTopic(TOPIC);

        assertRefused(Status.Code.NOT_FOUND, "Subscription not found", () -> admin.unsubscribe(TOPIC, "none"));
    }

    @Test
    void namespacesAreCreatedListedAndDeletedWhenEmpty() {
        admin.namespaces().createNamespace(RawAdmin.namespace("shop"));
        assertThat(admin.brokers().listNamespaces(Empty.getDefaultInstance()).getNamespacesList())
                .containsExactly("default", "shop", "system");
        admin.createTopic("/shop/orders");
        assertThat(admin.namespaces()
                        .getNamespaceTopics(RawAdmin.namespace("shop"))
                        .getTopicsList())
                .containsExactly("shop/orders");

        assertRefused(
                Status.Code.NOT_FOUND,
                "Unable to delete the namespace shop due to Can't delete and non empty namespace: shop",
                () -> admin.namespaces().deleteNamespace(RawAdmin.namespace("shop")));
        admin.deleteTopic("/shop/orders");
        admin.namespaces().deleteNamespace(RawAdmin.namespace("shop"));

        assertRefused(Status.Code.NOT_FOUND, "does not exists.", () -> admin.namespaces()
                .deleteNamespace(RawAdmin.namespace("shop")));
    }

    @Test
    void aNamespaceIsNotCreatedTwice() {
        assertRefused(
                Status.Code.NOT_FOUND,
                "Unable to create the namespace default due to Namespace default already exists.",
                () -> admin.namespaces().createNamespace(RawAdmin.namespace("default")));
    }

    @Test
    void theLimitsAreTheNamespacesPolicies() {
        EmbeddedBroker limited = broker(builder -> builder.limits(new Limits(1, 2, 3, 4)));

        assertThat(admin(limited)
                        .namespaces()
                        .getNamespacePolicies(RawAdmin.namespace("default"))
                        .getPolicies())
                .contains("\"max_producers_per_topic\":1", "\"max_message_size\":4");
        assertRefused(
                Status.Code.NOT_FOUND, "Unable to retrieve polices for the namespace none", () -> admin.namespaces()
                        .getNamespacePolicies(RawAdmin.namespace("none")));
    }
}
