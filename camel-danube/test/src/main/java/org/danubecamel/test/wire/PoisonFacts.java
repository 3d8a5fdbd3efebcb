package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.junit.jupiter.api.Test;

/** What the failure policy does with a message that is never acknowledged. */
final class PoisonFacts extends PolicyFacts {

    @Test
    void aMessageIsDeliveredOnceMoreThanItIsRedelivered() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block).build());
        run.producer().send("poison");

        run.refuseThreeTimes();

        run.stream().expectNothingFor(A_WHILE.multipliedBy(2));
    }

    @Test
    void blockHoldsUpTheWholeSubscription() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block).build());
        run.producer().send("poison");
        run.refuseThreeTimes();
        run.stream().expectNothingFor(A_WHILE);

        run.producer().send("blocked");

        run.stream().expectNothingFor(A_WHILE.multipliedBy(2));
    }

    @Test
    void dropSkipsTheMessage() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Drop).build());
        run.producer().send("poison");
        run.refuseThreeTimes();

        run.producer().send("next");

        assertThat(text(run.stream().next())).isEqualTo("next");
    }

    @Test
    void thePolicyIsFixedWhenTheSubscriptionIsMade() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Drop).build());
        admin().setFailurePolicy(
                        run.producer().topic(),
                        run.consumer().subscription(),
                        Admin.quickPolicy(SubscriptionPoisonPolicy.Block)
                                .setMaxRedeliveryCount(100)
                                .build());
        run.producer().send("poison");
        run.refuseThreeTimes();

        run.producer().send("next");

        assertThat(text(run.stream().next())).isEqualTo("next");
    }

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
