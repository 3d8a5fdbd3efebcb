package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the broker makes of a message whose deliveries are used up, where the policy says dead letter. */
final class DeadLetterFacts extends PolicyFacts {

    private WireStream deadLetters;
    private Run run;

    @BeforeEach
    void refuseAMessage() {
        var dead = existingTopic("dead");
        deadLetters = open(subscribe(dead));
        run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.DeadLetter)
                .setDeadLetterTopic(dead)
                .build());
        run.producer()
                .send(run.producer()
                        .message(ByteString.copyFromUtf8("poison"))
                        .putAttributes("own", "value")
                        .setRoutingKey("key")
                        .build());
        run.refuseThreeTimes();
    }

    @Test
    void itIsPublishedWithItsAttributesAndWhereItComesFrom() {
        var letter = deadLetters.next();

        assertThat(text(letter)).isEqualTo("poison");
        assertThat(letter.getAttributesMap())
                .containsAllEntriesOf(Map.of(
                        "own", "value",
                        "x-original-topic", run.producer().topic(),
                        "x-original-subscription", run.consumer().subscription(),
                        "x-original-topic-offset", "0",
                        "x-original-producer-id",
                                Long.toUnsignedString(run.producer().id()),
                        "x-poison-policy", "dead_letter",
                        "x-delivery-attempt", "3"))
                .containsKey("x-original-broker-addr");
    }

    @Test
    void itHasTheBrokerAsProducerAndNoRoutingKey() {
        var letter = deadLetters.next();

        assertThat(letter.getProducerName()).startsWith("broker-replicator-");
        assertThat(letter).extracting(StreamMessage::hasRoutingKey).isEqualTo(false);
    }

    @Test
    void theSubscriptionGoesOn() {
        deadLetters.next();

        run.producer().send("next");

        assertThat(text(run.stream().next())).isEqualTo("next");
    }
}
