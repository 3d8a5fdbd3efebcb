package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.junit.jupiter.api.Test;

/** A message that is not acknowledged in time is delivered again. */
final class AckTimeoutFacts extends PolicyFacts {

    @Test
    void withoutAcknowledgementTheMessageComesAgain() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block)
                .setAckTimeoutMs(500)
                .build());
        run.producer().send("again");
        var first = run.stream().next();

        assertThat(run.stream().next()).isEqualTo(first);
    }

    @Test
    void anAcknowledgementAfterTheRedeliveryIsAccepted() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block)
                .setAckTimeoutMs(1_500)
                .build());
        run.producer().send("again");
        var first = run.stream().next();
        run.stream().next();

        run.consumer().ack(first);

        run.stream().expectNothingFor(Duration.ofSeconds(3));
    }
}
