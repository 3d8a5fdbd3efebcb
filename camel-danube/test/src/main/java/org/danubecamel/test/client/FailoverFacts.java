package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.Producer;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of the consumers of a failover subscription, the first receives and the others stand by. */
final class FailoverFacts extends ClientFacts {

    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final TopicName topic = newTopic("failover");
    private final Received received = Received.acknowledged();
    private final Received standby = Received.acknowledged();
    private Producer producer;
    private Consumer active;

    @BeforeEach
    void connect() {
        producer = producer(topic);
        active = consumer(failover("active"), received);
        consumer(failover("standby"), standby);
        numbered("before-", 3).forEach(text -> send(producer, message(text)));
        assertThat(received.texts(3)).containsExactlyElementsOf(numbered("before-", 3));
    }

    @Test
    void onlyTheFirstReceives() {
        standby.expectNothingFor(A_WHILE);
    }

    @Test
    void whenTheFirstCloses() {
        active.close();
        numbered("after-", 3).forEach(text -> send(producer, message(text)));

        if (BROKER.has(Difference.FAILOVER_STANDBY)) {
            standby.expectNothingFor(A_WHILE.multipliedBy(3));
        } else {
            assertThat(standby.texts(3)).containsExactlyElementsOf(numbered("after-", 3));
        }
    }

    private ConsumerOptions.Builder failover(String name) {
        return shared(topic).subscriptionType(SubscriptionType.FAILOVER).consumerName(name);
    }
}
