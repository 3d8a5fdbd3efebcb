package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsTest {
    private static final TopicName TOPIC = TopicName.parse("orders");
    private static final ProducerOptions PRODUCER = ProducerOptions.of(TOPIC);

    private static ConsumerOptions.Builder consumer() {
        return ConsumerOptions.builder(TOPIC, "billing");
    }

    private static DanubeClient.Builder client() {
        return DanubeClient.builder("http://127.0.0.1:6650");
    }

    private static FailurePolicy policy(int maxRedeliveryCount, Duration ackTimeout) {
        return new FailurePolicy(
                maxRedeliveryCount,
                ackTimeout,
                Duration.ZERO,
                Duration.ZERO,
                FailurePolicy.Backoff.FIXED,
                FailurePolicy.PoisonPolicy.BLOCK,
                null);
    }

    private static Arguments bad(String option, String given, ThrowingCallable call) {
        return Arguments.of(option, given, call);
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                bad("partitions", "-1", () -> PRODUCER.withPartitions(-1)),
                bad("partitions", "1025", () -> PRODUCER.withPartitions(1025)),
                bad("partitions", "2", () -> ProducerOptions.of(TOPIC.partition(0))
                        .withPartitions(2)),
                bad("deliveryTimeout", "PT0S", () -> PRODUCER.withDeliveryTimeout(Duration.ZERO)),
                bad("closeTimeout", "PT-1S", () -> PRODUCER.withCloseTimeout(Duration.ofSeconds(-1))),
                bad("maxMessageSize", "-1", () -> PRODUCER.withMaxMessageSize(-1)),
                bad("subscription", "' '", () -> ConsumerOptions.builder(TOPIC, " ")
                        .build()),
                bad("concurrency", "0", () -> consumer().concurrency(0).build()),
                bad("maxInFlight", "0", () -> consumer().maxInFlight(0).build()),
                bad("maxUnfinished", "0", () -> consumer().maxUnfinished(0).build()),
                bad("maxUnfinishedBytes", "0", () -> consumer()
                        .maxUnfinishedBytes(0)
                        .build()),
                bad("maxUnfinishedTime", "PT-1S", () -> consumer()
                        .maxUnfinishedTime(Duration.ofSeconds(-1))
                        .build()),
                bad("maxUnfinishedDeliveries", "-1", () -> consumer()
                        .maxUnfinishedDeliveries(-1)
                        .build()),
                bad("closeTimeout", "PT0S", () -> consumer()
                        .closeTimeout(Duration.ZERO)
                        .build()),
                bad("requestTimeout", "PT0S", () -> client().requestTimeout(Duration.ZERO)
                        .build()),
                bad("sendTimeout", "PT0S", () -> client().sendTimeout(Duration.ZERO)
                        .build()),
                bad("keepAlive", "PT9.999S", () -> client().keepAlive(Duration.ofMillis(9_999))
                        .build()),
                bad("maxInFlight", "0", () -> client().maxInFlight(0).build()),
                bad("maxPending", "0", () -> client().maxPending(0).build()),
                bad("maxPendingBytes", "0", () -> client().maxPendingBytes(0).build()),
                bad("maxMessageSize", "0", () -> client().maxMessageSize(0).build()),
                bad("maxRedeliveryCount", "-1", () -> policy(-1, Duration.ZERO)),
                bad("ackTimeout", "PT-1S", () -> policy(0, Duration.ofSeconds(-1))));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("outOfRange")
    void aValueOutOfRangeIsRefusedSayingWhatWasGivenAndWhatIsAllowed(
            String option, String given, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DanubeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.OPTION))
                .hasMessageContaining(option + "=" + given)
                .hasMessageContaining("Allowed: ");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCLUSIVE", "FAILOVER"})
    void aSubscriptionForOneNameNeedsAName(SubscriptionType type) {
        assertThatThrownBy(() -> consumer().subscriptionType(type).build())
                .hasMessageStartingWith("DNB-1004 ")
                .hasMessageContaining(type.name())
                .hasMessageContaining("Set consumerName");
        assertThat(consumer().subscriptionType(type).consumerName("a").build().consumerName())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"EXCLUSIVE", "FAILOVER"},
            mode = Mode.EXCLUDE)
    void aSubscriptionForManyNeedsNone(SubscriptionType type) {
        assertThat(consumer().subscriptionType(type).build().consumerName()).isNull();
    }

    @Test
    void theDefaultsAreWhatTheDocumentationSays() {
        var options = consumer().build();

        assertThat(options.subscriptionType()).isEqualTo(SubscriptionType.SHARED);
        assertThat(options.waitForTopic()).isTrue();
        assertThat(options.concurrency()).isEqualTo(1);
        assertThat(options.maxInFlight()).isEqualTo(1_000);
        assertThat(options.maxUnfinished()).isEqualTo(20_000);
        assertThat(options.maxUnfinishedBytes()).isEqualTo(64L << 20);
        assertThat(options.maxUnfinishedTime()).isEqualTo(Duration.ofSeconds(100));
        assertThat(options.maxUnfinishedDeliveries()).isEqualTo(4);
        assertThat(options.closeTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.executor()).isNull();
    }

    @Test
    void changingOneProducerOptionKeepsTheOthers() {
        var changed = PRODUCER.withName("shop")
                .withPartitions(3)
                .withOrdered(true)
                .withDispatchStrategy(DispatchStrategy.NON_RELIABLE)
                .withDeliveryTimeout(Duration.ofSeconds(7))
                .withCloseTimeout(Duration.ofSeconds(8))
                .withMaxMessageSize(9);

        assertThat(changed)
                .isEqualTo(new ProducerOptions(
                        TOPIC,
                        "shop",
                        DispatchStrategy.NON_RELIABLE,
                        3,
                        true,
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(8),
                        9));
    }

    @Test
    void noTwoErrorsShareAnIdentifier() {
        assertThat(Stream.of(ErrorId.values()).map(ErrorId::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("DNB-\\d{4}"));
    }
}
