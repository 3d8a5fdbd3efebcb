package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.junit.jupiter.api.Test;

class FailoverTest extends BrokerTest {

    @Test
    void onlyTheFirstConsumerGetsMessages() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer active = client.consumer(TOPIC, "s", SubscriptionType.Failover, "a");
        RawConsumer standby = client.consumer(TOPIC, "s", SubscriptionType.Failover, "b");

        producer.sendRange(0, 3);

        active.awaitExactly("0", "1", "2");
        assertThat(standby.received()).isEmpty();
    }

    @Test
    void theNextConsumerTakesOverWhatTheFirstHadNotAcknowledged() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer active = client.consumer(TOPIC, "s", SubscriptionType.Failover, "a");
        RawConsumer standby = client.consumer(TOPIC, "s", SubscriptionType.Failover, "b");
        producer.sendRange(0, 3);
        active.ack(active.awaitCount(3));

        active.cancel();
        standby.awaitCount(2);
        producer.send("3");

        standby.awaitExactly("0", "1", "3");
    }

    @Test
    void theActiveConsumerKeepsItsRoleWhenItOpensItsStreamAgain() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer active = client.consumer(TOPIC, "s", SubscriptionType.Failover, "a");
        RawConsumer standby = client.consumer(TOPIC, "s", SubscriptionType.Failover, "b");
        producer.send("0");
        active.awaitCount(1);

        RawConsumer reopened = client.receive("s", active.id());
        reopened.awaitCount(1);
        producer.send("1");

        reopened.awaitExactly("0", "1");
        assertThat(standby.received()).isEmpty();
    }

    @Test
    void theFormerConsumerReturnsAsAStandby() {
        RawClient client = client(broker());
        RawProducer producer = client.producer(TOPIC);
        RawConsumer former = client.consumer(TOPIC, "s", SubscriptionType.Failover, "a");
        RawConsumer current = client.consumer(TOPIC, "s", SubscriptionType.Failover, "b");
        producer.send("0");
        former.awaitCount(1);
        former.cancel();
        current.ackUntil(1);

        RawConsumer returned = client.consumer(TOPIC, "s", SubscriptionType.Failover, "a");
        producer.send("1");

        current.awaitExactly("0", "1");
        assertThat(returned.received()).isEmpty();
    }
}
