package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.test.BrokerUnderTest;

/** What facts share that set the failure policy of their subscription. */
abstract class PolicyFacts extends AdminFacts {

    /** Sets the policy of a new subscription, then subscribes to it. */
    final Run receiveUnder(SubscriptionFailurePolicy policy) {
        var producer = wire.producer(BrokerUnderTest.newTopic("policy"));
        admin().setFailurePolicy(producer.topic(), "subscription", policy);
        var consumer = subscribe(producer.topic());
        return new Run(producer, consumer, open(consumer));
    }

    /** A producer and the one consumer of its topic. */
    record Run(WireProducer producer, WireConsumer consumer, WireStream stream) {

        void refuseThreeTimes() {
            for (var delivery = 1; delivery <= 3; delivery++) {
                var message = stream.next();
                assertThat(text(message)).as("delivery " + delivery).isEqualTo("poison");
                consumer.nack(message, Duration.ZERO);
            }
        }
    }
}
