package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.danubecamel.protocol.admin.SubscriptionBackoffStrategy;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.junit.jupiter.api.Test;

/** A refused message is delivered again, not before the failure policy says. */
final class NackFacts extends PolicyFacts {

    private static final Duration DELAY = Duration.ofSeconds(2);

    @Test
    void aRefusedMessageComesAgainUnderItsOffset() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block).build());
        run.producer().send("again");
        var first = run.stream().next();

        run.consumer().nack(first, Duration.ZERO);

        assertThat(run.stream().next()).isEqualTo(first);
    }

    @Test
    void theConsumerMayAskForALongerDelay() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block).build());
        run.producer().send("again");
        var message = run.stream().next();

        var refused = Instant.now();
        run.consumer().nack(message, DELAY);
        run.stream().next();

        assertThat(Duration.between(refused, Instant.now())).isGreaterThanOrEqualTo(DELAY);
    }

    @Test
    void theConsumerCannotAskForAShorterDelay() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block)
                .setBaseRedeliveryDelayMs(DELAY.toMillis())
                .build());
        run.producer().send("again");
        var message = run.stream().next();

        var refused = Instant.now();
        run.consumer().nack(message, Duration.ofMillis(1));
        run.stream().next();

        assertThat(Duration.between(refused, Instant.now())).isGreaterThanOrEqualTo(DELAY);
    }

    @Test
    void theLargestDelayBoundsTheOneAskedFor() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block)
                .setMaxRedeliveryDelayMs(100)
                .build());
        run.producer().send("again");

        run.consumer().nack(run.stream().next(), Duration.ofHours(1));

        assertThat(text(run.stream().next())).isEqualTo("again");
    }

    @Test
    void exponentialDelaysDouble() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block)
                .setBaseRedeliveryDelayMs(1_000)
                .setBackoffStrategy(SubscriptionBackoffStrategy.Exponential)
                .build());
        run.producer().send("again");
        run.consumer().nack(run.stream().next(), Duration.ZERO);
        var second = run.stream().next();

        var refused = Instant.now();
        run.consumer().nack(second, Duration.ZERO);
        run.stream().next();

        assertThat(Duration.between(refused, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(2_000));
    }

    @Test
    void laterMessagesDoNotWaitForARedelivery() {
        var run = receiveUnder(Admin.quickPolicy(SubscriptionPoisonPolicy.Block)
                .setBaseRedeliveryDelayMs(1_000)
                .build());
        run.producer().send("refused");
        run.consumer().nack(run.stream().next(), Duration.ZERO);

        run.producer().send("later");

        assertThat(texts(run.stream().next(2))).containsExactly("later", "refused");
    }
}
