package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.junit.jupiter.api.Test;

/** A message that was delivered in vain as often as the failure policy allows. */
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
}
