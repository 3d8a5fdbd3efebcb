package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.protocol.admin.DescribeTopicRequest;
import org.danubecamel.protocol.admin.DispatchStrategy;
import org.danubecamel.protocol.admin.NewTopicRequest;
import org.danubecamel.test.BrokerUnderTest;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.Test;

/** What the admin may do to topics and subscriptions. */
final class TopicAdminFacts extends AdminFacts {

    @Test
    void aTopicCanBeMadeBeforeItsFirstProducer() {
        var topic = newTopic(DispatchStrategy.Reliable);

        assertThat(wire.partitions(topic)).containsExactly(topic);
        assertThat(describe(topic)).isEqualTo("Reliable");
    }

    @Test
    void aNonReliableTopicSaysSo() {
        assertThat(describe(newTopic(DispatchStrategy.NonReliable))).isEqualTo("NonReliable");
    }

    @Test
    void aTopicThatExistsIsNotMadeAgain() {
        var topic = newTopic(DispatchStrategy.Reliable);

        assertThat(Refusal.of(() -> create(topic, DispatchStrategy.Reliable)).getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aDeletedTopicIsGone() {
        var topic = existingTopic("deleted");

        assertThat(admin().topics().deleteTopic(Admin.topic(topic)).getSuccess())
                .isTrue();

        assertThat(wire.partitions(topic)).isEmpty();
    }

    @Test
    void subscriptionsAreListed() {
        var topic = existingTopic("subscribed");
        subscribe(topic, "one", "consumer", SubscriptionType.Exclusive);
        subscribe(topic, "two", "consumer", SubscriptionType.Exclusive);

        assertThat(admin().topics().listSubscriptions(Admin.topic(topic)).getSubscriptionsList())
                .contains("one", "two")
                .containsOnly("one", "two");
    }

    @Test
    void aSubscriptionInUseIsNotRemoved() {
        var consumer = subscribe(existingTopic("used"));
        open(consumer);

        assertThat(Refusal.of(() -> admin().topics()
                                .unsubscribe(Admin.subscription(consumer.topic(), consumer.subscription())))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void removingASubscriptionFreesItsName() {
        var producer = wire.producer(BrokerUnderTest.newTopic("removed"));
        var consumer = subscribe(producer.topic());
        receiveAndLeave(consumer, producer);

        assertThat(admin().topics()
                        .unsubscribe(Admin.subscription(consumer.topic(), consumer.subscription()))
                        .getSuccess())
                .isTrue();

        var successor = subscribe(consumer.topic(), consumer.subscription(), "successor", SubscriptionType.Exclusive);
        assertThat(wire.health(ClientType.Consumer, successor.id())).isEqualTo(ClientStatus.OK);
    }

    @Test
    void unloadingATopicOfABrokerThatIsAlone() {
        var producer = wire.producer(BrokerUnderTest.newTopic("unloaded"));
        var consumer = subscribe(producer.topic());
        var stream = open(consumer);
        producer.send("hello");
        stream.next();

        if (BROKER.has(Difference.UNLOAD_ALONE)) {
            assertThat(Refusal.of(() -> admin().topics().unloadTopic(Admin.topic(consumer.topic())))
                            .getCode())
                    .isEqualTo(Code.UNIMPLEMENTED);
        } else {
            assertThat(admin().topics()
                            .unloadTopic(Admin.topic(consumer.topic()))
                            .getSuccess())
                    .isTrue();
            assertThat(stream.end().getCode()).isEqualTo(Code.OK);
        }
    }

    private String newTopic(DispatchStrategy strategy) {
        var topic = BrokerUnderTest.newTopic("made");
        create(topic, strategy);
        return topic;
    }

    private void create(String topic, DispatchStrategy strategy) {
        var answer = admin().topics()
                .createTopic(NewTopicRequest.newBuilder()
                        .setName(topic)
                        .setDispatchStrategy(strategy)
                        .build());
        assertThat(answer.getSuccess()).isTrue();
    }

    private String describe(String topic) {
        return admin().topics()
                .describeTopic(DescribeTopicRequest.newBuilder().setName(topic).build())
                .getDelivery();
    }
}
