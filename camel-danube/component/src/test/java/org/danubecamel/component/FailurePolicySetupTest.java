package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.FailurePolicy;
import org.danubecamel.client.FailurePolicy.Backoff;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is told when a subscription has another policy than it was to have. */
class FailurePolicySetupTest {

    private static final TopicName TOPIC = TopicName.parse("orders");
    private static final FailurePolicy WANTED = new FailurePolicy(
            7,
            Duration.ofSeconds(9),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Backoff.EXPONENTIAL,
            PoisonPolicy.DROP,
            null);

    private final EmbeddedBroker broker = EmbeddedBroker.builder().build().start();
    private final DanubeClient client =
            DanubeClient.builder(broker.serviceUrl()).build();
    private final DanubeAdmin admin = client.admin(broker.adminUrl());
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @BeforeEach
    void createTopic() {
        client.createTopic(TOPIC, DispatchStrategy.RELIABLE, 0).join();
    }

    @AfterEach
    void stop() {
        client.close();
        broker.close();
    }

    private FailurePolicySetup setup(SubscriptionType type, boolean askedFor) {
        var policy = askedFor ? WANTED : FailurePolicySetup.OUT_OF_THE_WAY;
        return new FailurePolicySetup(client, admin, "test", type, policy, askedFor, warnings::add);
    }

    private void prepare(FailurePolicySetup setup) {
        setup.prepare(TOPIC).toCompletableFuture().join();
    }

    private Consumer subscribe(SubscriptionType type) {
        var consumer = client.newConsumer(
                ConsumerOptions.builder(TOPIC, "test")
                        .subscriptionType(type)
                        .consumerName("reader")
                        .build(),
                Delivery::acknowledge);
        consumer.ready().join();
        return consumer;
    }

    private FailurePolicy stored() {
        return admin.subscription(TOPIC, "test").join().failurePolicy();
    }

    @Test
    void aPolicyThatIsInForceIsNoNews() {
        var setup = setup(SubscriptionType.SHARED, true);
        prepare(setup);
        subscribe(SubscriptionType.SHARED);
        setup.verify();
        prepare(setup(SubscriptionType.SHARED, true));

        await().during(Duration.ofMillis(200)).until(warnings::isEmpty);
    }

    @Test
    void anotherPolicyIsToldWithBothAndWhatToDo() {
        subscribe(SubscriptionType.SHARED);
        prepare(setup(SubscriptionType.SHARED, true));

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("DNB-2203 Subscription test of /default/orders exists already, with another failure policy,"
                        + " which stays in force: maxRedeliveryCount=5, ackTimeout=30000 ms,")
                .contains("Asked for: maxRedeliveryCount=7, ackTimeout=9000 ms,")
                .contains("use another subscriptionName");
        assertThat(stored()).isEqualTo(FailurePolicy.BROKER_DEFAULT);
    }

    @Test
    void anExclusiveSubscriptionIsTakenForExistingIfItHasAPolicy() {
        subscribe(SubscriptionType.EXCLUSIVE);
        prepare(setup(SubscriptionType.EXCLUSIVE, true));

        assertThat(warnings).hasSize(1);
        assertThat(stored()).isEqualTo(FailurePolicy.BROKER_DEFAULT);
    }

    @Test
    void theDefaultGivesWayToAnyPolicyAndSaysSo() {
        admin.setFailurePolicy(TOPIC, "test", WANTED).join();
        prepare(setup(SubscriptionType.SHARED, false));

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("The default of this consumer: maxRedeliveryCount=2147");
        assertThat(stored()).isEqualTo(WANTED);
    }

    @Test
    void aPolicyThatWasSetTooLateIsNoticedAfterTheNextConsumerSubscribed() {
        client.newConsumer(ConsumerOptions.builder(TOPIC, "test").build(), Delivery::acknowledge)
                .ready()
                .join();
        admin.setFailurePolicy(TOPIC, "test", WANTED).join();
        var setup = setup(SubscriptionType.SHARED, true);
        prepare(setup);
        assertThat(warnings).isEmpty();
        subscribe(SubscriptionType.SHARED);
        setup.verify();

        await().until(() -> warnings.size() == 1);
        assertThat(warnings.get(0)).startsWith("DNB-2203 ").contains("maxRedeliveryCount=5");
    }

    @Test
    void theSameIsToldOnce() {
        subscribe(SubscriptionType.SHARED);
        var setup = setup(SubscriptionType.SHARED, true);
        prepare(setup);
        prepare(setup);

        assertThat(warnings).hasSize(1);
    }

    @Test
    void whereTheBrokerBlocksThePolicyInForceSaysWhatIsToBeSpared() {
        admin.setFailurePolicy(TOPIC, "test", blocking(8)).join();
        var setup = setup(SubscriptionType.SHARED, false);
        prepare(setup);
        subscribe(SubscriptionType.SHARED);
        setup.verify();

        await().until(() -> setup.deliveries() == 6);
        assertThat(setup.patience()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void whereTheBrokerNeverBlocksNothingIsToBeSpared() {
        var setup = setup(SubscriptionType.SHARED, false);
        prepare(setup);
        subscribe(SubscriptionType.SHARED);
        setup.verify();

        await().until(() -> setup.deliveries() == 0);
        assertThat(setup.patience()).isZero();
    }

    private static FailurePolicy blocking(int redeliveries) {
        return new FailurePolicy(
                redeliveries,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Backoff.EXPONENTIAL,
                PoisonPolicy.BLOCK,
                null);
    }
}
