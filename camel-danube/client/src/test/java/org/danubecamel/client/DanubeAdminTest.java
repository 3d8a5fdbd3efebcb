package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.danubecamel.client.fake.Samples.TOPIC;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.stream.Stream;
import org.danubecamel.client.FailurePolicy.Backoff;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeAdmin;
import org.danubecamel.client.fake.FakeBroker;
import org.danubecamel.protocol.admin.DescribeTopicResponse;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyResponse;
import org.danubecamel.protocol.admin.NewTopicRequest;
import org.danubecamel.protocol.admin.SetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.SubscriptionBackoffStrategy;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionListResponse;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DanubeAdminTest extends BrokerStory {

    private static final FailurePolicy POLICY = new FailurePolicy(
            2,
            Duration.ofSeconds(7),
            Duration.ofMillis(50),
            Duration.ofMinutes(3),
            Backoff.FIXED,
            PoisonPolicy.DEAD_LETTER,
            "/default/dead");

    private DanubeAdmin admin() {
        return client().admin(broker.url());
    }

    @Test
    void aPolicyIsSentWhole() {
        result(admin().setFailurePolicy(TOPIC, "billing", POLICY));

        assertThat(broker.admin().writes().requests())
                .containsExactly(SetSubscriptionFailurePolicyRequest.newBuilder()
                        .setTopic("/default/orders")
                        .setSubscription("billing")
                        .setFailurePolicy(SubscriptionFailurePolicy.newBuilder()
                                .setMaxRedeliveryCount(2)
                                .setAckTimeoutMs(7_000)
                                .setBaseRedeliveryDelayMs(50)
                                .setMaxRedeliveryDelayMs(180_000)
                                .setBackoffStrategy(SubscriptionBackoffStrategy.Fixed)
                                .setDeadLetterTopic("/default/dead")
                                .setPoisonPolicy(SubscriptionPoisonPolicy.DeadLetter))
                        .build());
    }

    @Test
    void aPolicyThatWasSetIsToldBack() {
        var admin = admin();
        for (var policy : new FailurePolicy[] {POLICY, FailurePolicy.BROKER_DEFAULT}) {
            result(admin.setFailurePolicy(TOPIC, "billing", policy));

            assertThat(result(admin.subscription(TOPIC, "billing")).failurePolicy())
                    .isEqualTo(policy);
        }
    }

    @Test
    void aPolicyThatTheBrokerDoesNotKeepIsAnError() {
        var other = SubscriptionFailurePolicy.newBuilder()
                .setMaxRedeliveryCount(9)
                .setPoisonPolicy(SubscriptionPoisonPolicy.Block)
                .build();
        broker.admin().reads().alwaysAnswer(request -> FakeAdmin.telling(other));
        var failed = failure(admin().setFailurePolicy(TOPIC, "billing", POLICY));

        assertThat(failed.id()).isEqualTo(ErrorId.FAILURE_POLICY);
        assertThat(failed)
                .hasMessageContaining("subscription billing of /default/orders")
                .hasMessageContaining("Given: maxRedeliveryCount=2, ackTimeout=7000 ms")
                .hasMessageContaining("Told: maxRedeliveryCount=9, ackTimeout=0 ms");
    }

    @Test
    void aBrokerThatLearnsOfATopicAMomentLaterIsAskedAgain() {
        broker.admin()
                .writes()
                .thenFail(Code.FAILED_PRECONDITION, "can only be configured for reliable topics")
                .thenFail(Code.FAILED_PRECONDITION, "can only be configured for reliable topics");
        broker.admin().reads().thenAnswer(request -> GetSubscriptionFailurePolicyResponse.getDefaultInstance());

        result(admin().setFailurePolicy(TOPIC, "billing", POLICY));

        assertThat(broker.admin().writes().count()).isEqualTo(4);
    }

    @Test
    void aTopicThatIsNotReliableIsAnErrorAfterSomeTries() {
        broker.admin().writes().alwaysFail(Code.FAILED_PRECONDITION, "can only be configured for reliable topics");
        var failed = failure(admin().setFailurePolicy(TOPIC, "billing", POLICY));

        assertThat(failed.id()).isEqualTo(ErrorId.FAILURE_POLICY);
        assertThat(failed.isRetryable()).isFalse();
        assertThat(failed)
                .hasMessageContaining("subscription billing of /default/orders (admin URL " + broker.url() + ")")
                .hasMessageContaining("RELIABLE");
        assertThat(broker.admin().writes().count()).isEqualTo(4);
    }

    static Stream<FailurePolicy> unusable() {
        return Stream.of(
                new FailurePolicy(
                        0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Backoff.FIXED, PoisonPolicy.DROP, null),
                new FailurePolicy(
                        0, Duration.ofDays(366), Duration.ZERO, Duration.ZERO, Backoff.FIXED, PoisonPolicy.DROP, null),
                new FailurePolicy(
                        0,
                        Duration.ofMillis(1),
                        Duration.ZERO,
                        Duration.ZERO,
                        Backoff.FIXED,
                        PoisonPolicy.DEAD_LETTER,
                        " "));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aPolicyThatABrokerCannotUseIsRefusedBeforeItIsSent(FailurePolicy policy) {
        var admin = admin();

        assertThatThrownBy(() -> admin.setFailurePolicy(TOPIC, "billing", policy))
                .hasMessageStartingWith("DNB-1004 Failure policy with ")
                .hasMessageContaining("Allowed: ");
        assertThat(broker.admin().writes().count()).isZero();
    }

    @Test
    void aSubscriptionThatIsNotKnownHasNoPolicyAndNeedNotExist() {
        assertThat(result(admin().subscription(TOPIC, "billing"))).isEqualTo(new SubscriptionInfo(null, false));
    }

    @Test
    void aSubscriptionWhoseTypeIsToldExists() {
        broker.admin().reads().thenAnswer(request -> GetSubscriptionFailurePolicyResponse.newBuilder()
                .setSubscriptionType(1)
                .build());

        assertThat(result(admin().subscription(TOPIC, "billing")).exists()).isTrue();
    }

    @Test
    void numbersBeyondJavasAreTakenForTheLargest() {
        broker.admin()
                .reads()
                .thenAnswer(request -> FakeAdmin.telling(SubscriptionFailurePolicy.newBuilder()
                        .setMaxRedeliveryCount(-1)
                        .setAckTimeoutMs(-1)
                        .setPoisonPolicy(SubscriptionPoisonPolicy.Block)
                        .build()));
        var policy = result(admin().subscription(TOPIC, "billing")).failurePolicy();

        assertThat(policy).isNotNull();
        assertThat(policy.maxRedeliveryCount()).isEqualTo(Integer.MAX_VALUE);
        assertThat(policy.ackTimeout()).isEqualTo(Duration.ofMillis(Long.MAX_VALUE));
    }

    @Test
    void subscriptionsAreToldOnceEach() {
        broker.admin().lists().thenAnswer(request -> SubscriptionListResponse.newBuilder()
                .addSubscriptions("billing")
                .addSubscriptions("audit")
                .addSubscriptions("billing")
                .build());

        assertThat(result(admin().subscriptions(TOPIC))).containsExactlyInAnyOrder("billing", "audit");
    }

    @Test
    void theStrategyOfATopicIsTold() {
        broker.admin().descriptions().thenSucceed().thenAnswer(request -> DescribeTopicResponse.newBuilder()
                .setDelivery("NonReliable")
                .build());
        var admin = admin();

        assertThat(result(admin.dispatchStrategy(TOPIC))).isEqualTo(DispatchStrategy.RELIABLE);
        assertThat(result(admin.dispatchStrategy(TOPIC))).isEqualTo(DispatchStrategy.NON_RELIABLE);
    }

    @Test
    void aTopicIsCreatedWithItsStrategy() {
        var admin = admin();
        result(admin.createTopic(TOPIC, DispatchStrategy.RELIABLE));
        result(admin.createTopic(TOPIC.partition(1), DispatchStrategy.NON_RELIABLE));

        assertThat(broker.admin().creations().requests())
                .extracting(NewTopicRequest::getName, request -> request.getDispatchStrategyValue())
                .containsExactly(tuple("/default/orders", 1), tuple("/default/orders-part-1", 0));
    }

    @Test
    void aTopicThatCannotBeCreatedIsAnError() {
        broker.admin().creations().thenFail(Code.NOT_FOUND, "due to Topic '/default/orders' already exists");

        assertThat(failure(admin().createTopic(TOPIC, DispatchStrategy.RELIABLE))
                        .id())
                .isEqualTo(ErrorId.TOPIC_CONFLICT);
    }

    @Test
    void aCallThatIsNotAnsweredEndsInTime() {
        broker.admin().reads().alwaysHold();
        var admin = client(options -> options.requestTimeout(Duration.ofMillis(300)))
                .admin(broker.url());

        assertThat(failure(admin.subscription(TOPIC, "billing")).id()).isEqualTo(ErrorId.UNREACHABLE);
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        var failed = failure(client().admin(FakeBroker.deadUrl()).subscription(TOPIC, "billing"));

        assertThat(failed.id()).isEqualTo(ErrorId.UNREACHABLE);
        assertThat(failed.isRetryable()).isTrue();
    }

    @Test
    void aMalformedUrlIsRefusedAtOnce() {
        var client = client();

        assertThatThrownBy(() -> client.admin("localhost:50051")).hasMessageStartingWith("DNB-1002 Admin URL ");
    }

    @Test
    void nothingConnectsBeforeItIsNeeded() {
        admin();

        staysSo(() -> assertThat(broker.connections()).isZero());
    }

    @Test
    void onceItsClientIsClosedItAsksNothing() {
        var client = client();
        var admin = client.admin(broker.url());
        client.close();

        assertThat(failure(admin.subscription(TOPIC, "billing")).id()).isEqualTo(ErrorId.CLOSED);
        assertThat(failure(admin.setFailurePolicy(TOPIC, "billing", POLICY)).id())
                .isEqualTo(ErrorId.CLOSED);
        assertThat(broker.admin().reads().count()).isZero();
    }

    @Test
    void aCallThatIsUnderWayEndsWhenItsClientIsClosed() {
        broker.admin().reads().alwaysHold();
        var client = client();
        var asked = client.admin(broker.url()).subscription(TOPIC, "billing");
        eventually(() -> assertThat(broker.admin().reads().count()).isEqualTo(1));
        client.close();

        assertThat(failure(asked)).isNotNull();
    }
}
