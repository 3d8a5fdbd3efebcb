package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.List;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.admin.SubscriptionBackoffStrategy;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.danubecamel.test.BrokerUnderTest;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.Test;

/** A failure policy is set for a subscription before its first consumer. */
final class FailurePolicyFacts extends PolicyFacts {

    @Test
    void aFailurePolicyIsKeptAsItWasSet() {
        var topic = existingTopic("policy");
        var policy = Admin.quickPolicy(SubscriptionPoisonPolicy.Drop).build();

        admin().setFailurePolicy(topic, "subscription", policy);
        assertThat(admin().failurePolicy(topic, "subscription")).isEqualTo(policy);

        subscribe(topic);
        assertThat(admin().failurePolicy(topic, "subscription")).isEqualTo(policy);
    }

    @Test
    void aNewConsumerRestoresThePolicyThatItsSubscriptionHas() {
        var topic = existingTopic("policy");
        var policy = Admin.quickPolicy(SubscriptionPoisonPolicy.Drop).build();
        var later = Admin.quickPolicy(SubscriptionPoisonPolicy.Block).build();
        admin().setFailurePolicy(topic, "subscription", policy);
        subscribe(topic, "subscription", "first", SubscriptionType.Shared);

        admin().setFailurePolicy(topic, "subscription", later);
        assertThat(admin().failurePolicy(topic, "subscription")).isEqualTo(later);

        subscribe(topic, "subscription", "second", SubscriptionType.Shared);
        assertThat(admin().failurePolicy(topic, "subscription")).isEqualTo(policy);
    }

    @Test
    void aSubscriptionThatIsNotKnownHasNoPolicy() {
        assertThat(admin().failurePolicy(existingTopic("policy"), "none"))
                .isEqualTo(SubscriptionFailurePolicy.getDefaultInstance());
    }

    @Test
    void aFailurePolicyAloneIsNoSubscription() {
        var topic = existingTopic("policy");
        admin().setFailurePolicy(
                        topic,
                        "subscription",
                        Admin.quickPolicy(SubscriptionPoisonPolicy.Drop).build());

        assertThat(admin().topics().listSubscriptions(Admin.topic(topic)).getSubscriptionsList())
                .isEqualTo(BROKER.has(Difference.POLICY_LISTED) ? List.of("subscription") : List.of());
        assertThat(admin().subscriptionType(topic, "subscription")).isZero();
    }

    @Test
    void theTypeOfASubscriptionIsTold() {
        var topic = existingTopic("policy");
        subscribe(topic, "shared", "consumer", SubscriptionType.Shared);
        subscribe(topic, "key-shared", "consumer", SubscriptionType.KeyShared);

        assertThat(admin().subscriptionType(topic, "shared")).isEqualTo(SubscriptionType.Shared.getNumber());
        assertThat(admin().subscriptionType(topic, "key-shared")).isEqualTo(SubscriptionType.KeyShared.getNumber());
    }

    @Test
    void aFailurePolicyNeedsATopicThatExists() {
        var policy = Admin.quickPolicy(SubscriptionPoisonPolicy.Drop).build();

        assertThat(Refusal.of(() -> admin().setFailurePolicy(BrokerUnderTest.newTopic("none"), "subscription", policy))
                        .getCode())
                .isEqualTo(Code.FAILED_PRECONDITION);
    }

    @Test
    void anUnknownPoisonPolicyIsRefused() {
        var topic = existingTopic("policy");
        var policy = Admin.quickPolicy(SubscriptionPoisonPolicy.Drop)
                .setPoisonPolicyValue(3)
                .build();

        assertThat(Refusal.of(() -> admin().setFailurePolicy(topic, "subscription", policy))
                        .getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void theDefaultPolicyBlocksAfterSixDeliveries() {
        var topic = existingTopic("policy");
        subscribe(topic);

        assertThat(admin().failurePolicy(topic, "subscription"))
                .isEqualTo(SubscriptionFailurePolicy.newBuilder()
                        .setMaxRedeliveryCount(5)
                        .setAckTimeoutMs(30_000)
                        .setBaseRedeliveryDelayMs(1_000)
                        .setMaxRedeliveryDelayMs(60_000)
                        .setBackoffStrategy(SubscriptionBackoffStrategy.Exponential)
                        .setPoisonPolicy(SubscriptionPoisonPolicy.Block)
                        .build());
    }

    @Test
    void aFailurePolicyNeedsAReliableTopic() {
        var topic = wire.producer(BrokerUnderTest.newTopic("policy"), "producer", DispatchStrategy.NonReliable)
                .topic();
        var policy = Admin.quickPolicy(SubscriptionPoisonPolicy.Drop).build();

        assertThat(Refusal.of(() -> admin().setFailurePolicy(topic, "subscription", policy))
                        .getCode())
                .isEqualTo(Code.FAILED_PRECONDITION);
    }

    @Test
    void deadLettersNeedATopic() {
        var topic = existingTopic("policy");
        var policy = Admin.quickPolicy(SubscriptionPoisonPolicy.DeadLetter).build();

        assertThat(Refusal.of(() -> admin().setFailurePolicy(topic, "subscription", policy))
                        .getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }
}
