package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.test.BrokerUnderTest;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failover subscription serves its first consumer; the others wait. */
final class FailoverFacts extends WireFacts {

    private WireProducer producer;
    private WireStream active;
    private WireStream waiting;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("failover"));
        active = open(subscribe(producer.topic(), "failover", "active", SubscriptionType.Failover));
        waiting = open(subscribe(producer.topic(), "failover", "waiting", SubscriptionType.Failover));
        producer.send("first");
        assertThat(text(active.next())).isEqualTo("first");
    }

    @Test
    void onlyTheFirstConsumerIsServed() {
        producer.send("second");

        assertThat(text(active.next())).isEqualTo("second");
        waiting.expectNothingFor(A_WHILE);
    }

    @Test
    void whenItLeaves() {
        active.close();
        producer.send("second");

        if (BROKER.has(Difference.FAILOVER_STANDBY)) {
            waiting.expectNothingFor(A_WHILE.multipliedBy(3));
        } else {
            assertThat(texts(waiting.next(2))).containsExactly("first", "second");
        }
    }
}
