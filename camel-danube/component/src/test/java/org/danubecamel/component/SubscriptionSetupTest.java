package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.FailurePolicy;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the consumer asks of the broker before it subscribes, and in which order. */
class SubscriptionSetupTest {

    private static final TopicName TOPIC = TopicName.parse("orders");
    private static final String[] STEPS = {"CreateProducer", "CreateTopic", "SetSubscriptionFailurePolicy", "Subscribe"
    };

    private final EmbeddedBroker broker =
            EmbeddedBroker.builder().namespace("shop").build().start();
    private final RecordingProxy proxy = new RecordingProxy(broker.serviceUrl(), broker.adminUrl());
    private final Danube danube = new Danube(proxy.url(), "orders");
    private final DanubeClient client = DanubeClient.builder(proxy.url()).build();
    private final DanubeAdmin admin = client.admin(proxy.url());

    @AfterEach
    void stop() {
        danube.close();
        client.close();
        proxy.close();
        broker.close();
    }

    private void start(String options) throws Exception {
        danube.route(routes -> routes.from(
                        "danube:orders?subscriptionName=test&requestTimeout=2000&adminUrl=" + proxy.url() + options)
                .routeId("route")
                .process(exchange -> danube.received.add(exchange.copy())));
    }

    private void startAndConnect(String options) throws Exception {
        start(options);
        danube.awaitConnected("route");
    }

    private FailurePolicy stored(TopicName topic, String subscription) {
        return admin.subscription(topic, subscription).join().failurePolicy();
    }

    private ConnectionState state() {
        return danube.consumer("route").connection();
    }

    private void awaitError(String id) {
        await().untilAsserted(() ->
                assertThat(state().lastError()).isNotNull().message().startsWith(id));
    }

    @Test
    void firstTheTopicThenThePolicyThenTheSubscription() throws Exception {
        startAndConnect("&failurePolicy.maxRedeliveryCount=7");

        assertThat(proxy.calls(STEPS))
                .containsExactly(
                        "CreateProducer /default/orders",
                        "SetSubscriptionFailurePolicy /default/orders",
                        "Subscribe /default/orders");
        assertThat(stored(TOPIC, "test").maxRedeliveryCount()).isEqualTo(7);
    }

    @Test
    void eachPartitionHasItsPolicyBeforeItIsSubscribedTo() throws Exception {
        startAndConnect("&failurePolicy.maxRedeliveryCount=7&partitions=3");

        for (var partition : List.of("/default/orders-part-0", "/default/orders-part-1", "/default/orders-part-2")) {
            assertThat(proxy.calls(STEPS))
                    .containsSubsequence(
                            "CreateProducer " + partition,
                            "SetSubscriptionFailurePolicy " + partition,
                            "Subscribe " + partition);
        }
        assertThat(stored(TOPIC.partition(2), "test").maxRedeliveryCount()).isEqualTo(7);
    }

    @Test
    void aPartitionThatIsAddedLaterHasItsPolicyToo() throws Exception {
        startAndConnect("&failurePolicy.maxRedeliveryCount=7&partitions=1");
        client.createTopic(TOPIC.partition(1), DispatchStrategy.RELIABLE, 0).join();

        await().untilAsserted(() -> assertThat(proxy.calls(STEPS)).contains("Subscribe /default/orders-part-1"));
        assertThat(stored(TOPIC.partition(1), "test").maxRedeliveryCount()).isEqualTo(7);
    }

    @Test
    void withoutOptionsTheBrokerIsKeptOutOfTheWay() throws Exception {
        startAndConnect("");

        assertThat(stored(TOPIC, "test")).isEqualTo(FailurePolicySetup.OUT_OF_THE_WAY);
    }

    @Test
    void withoutOptionsAPolicyThatSomebodySetStays() throws Exception {
        client.createTopic(TOPIC, DispatchStrategy.RELIABLE, 0).join();
        admin.setFailurePolicy(TOPIC, "test", FailurePolicy.BROKER_DEFAULT).join();
        startAndConnect("");

        assertThat(stored(TOPIC, "test")).isEqualTo(FailurePolicy.BROKER_DEFAULT);
    }

    @Test
    void withOptionsAPolicyThatWasSetBeforeTheSubscriptionIsReplaced() throws Exception {
        client.createTopic(TOPIC, DispatchStrategy.RELIABLE, 0).join();
        admin.setFailurePolicy(TOPIC, "test", FailurePolicy.BROKER_DEFAULT).join();
        startAndConnect("&failurePolicy.maxRedeliveryCount=7");

        assertThat(stored(TOPIC, "test").maxRedeliveryCount()).isEqualTo(7);
    }

    @Test
    void withoutAdminUrlNothingIsAskedOfTheAdminServices() throws Exception {
        danube.receiving("");

        assertThat(proxy.calls()).noneMatch(call -> call.contains("FailurePolicy"));
    }

    @Test
    void aNonReliableTopicNeedsNoPolicy() throws Exception {
        startAndConnect("&dispatchStrategy=NON_RELIABLE");

        assertThat(proxy.calls(STEPS)).containsExactly("CreateProducer /default/orders", "Subscribe /default/orders");
    }

    @Test
    void aTopicThatIsNonReliableWithoutTheConsumersKnowledgeNeedsNoPolicyEither() throws Exception {
        client.createTopic(TOPIC, DispatchStrategy.NON_RELIABLE, 0).join();
        startAndConnect("");

        assertThat(stored(TOPIC, "test")).isNotEqualTo(FailurePolicySetup.OUT_OF_THE_WAY);
    }

    @Test
    void aPolicyForATopicThatIsNonReliableIsAnError() throws Exception {
        client.createTopic(TOPIC, DispatchStrategy.NON_RELIABLE, 0).join();
        start("&failurePolicy.maxRedeliveryCount=7");

        awaitError("DNB-2202 Cannot set the failure policy of subscription test of /default/orders");
        assertThat(state().status()).isEqualTo(ConnectionState.Status.FAILED);
        assertThat(proxy.calls("Subscribe")).isEmpty();
    }

    @Test
    void withoutTheRightToSetItAPolicyThatIsAskedForIsAnError() throws Exception {
        proxy.refuse("GetSubscriptionFailurePolicy", denied());
        start("&failurePolicy.maxRedeliveryCount=7");

        awaitError("DNB-2004 ");
        assertThat(proxy.calls("Subscribe")).isEmpty();
    }

    @Test
    void withoutTheRightToSetItTheConsumerGoesOnWithTheBrokersDefault() throws Exception {
        proxy.refuse("GetSubscriptionFailurePolicy", denied());
        startAndConnect("");

        assertThat(proxy.calls("SetSubscriptionFailurePolicy")).isEmpty();
    }

    @Test
    void itSubscribesWhenTheAdminServicesCanBeReached() throws Exception {
        proxy.refuse("GetSubscriptionFailurePolicy", Status.UNAVAILABLE);
        start("");
        awaitError("DNB-2001 Cannot read the failure policy of subscription test of /default/orders (admin URL ");
        assertThat(proxy.calls("Subscribe")).isEmpty();
        proxy.allow("GetSubscriptionFailurePolicy");

        danube.awaitConnected("route");
        assertThat(stored(TOPIC, "test")).isEqualTo(FailurePolicySetup.OUT_OF_THE_WAY);
    }

    @Test
    void aTopicThatProducersMayNotCreateIsCreatedByTheAdminServices() throws Exception {
        proxy.refuse("CreateProducer", denied());
        startAndConnect("&partitions=2");

        assertThat(proxy.calls("CreateTopic"))
                .containsExactly("CreateTopic /default/orders-part-0", "CreateTopic /default/orders-part-1");
    }

    @Test
    void anExistingSubscriptionKeepsItsPolicy() throws Exception {
        startAndConnect("");
        danube.context.getRouteController().stopRoute("route");
        try (var later = new Danube(proxy.url(), "orders")) {
            later.receiving("&failurePolicy.maxRedeliveryCount=7&adminUrl=" + proxy.url());
        }

        assertThat(stored(TOPIC, "test")).isEqualTo(FailurePolicySetup.OUT_OF_THE_WAY);
        assertThat(proxy.calls("SetSubscriptionFailurePolicy")).hasSize(1);
    }

    @Test
    void theDeadLetterTopicAndItsSubscriptionComeFirst() throws Exception {
        startAndConnect(deadLetters("shop/dead") + "&failurePolicy.deadLetterSubscription=letters");

        assertThat(proxy.calls(STEPS))
                .containsExactly(
                        "CreateProducer /default/orders",
                        "CreateProducer /shop/dead",
                        "SetSubscriptionFailurePolicy /shop/dead",
                        "Subscribe /shop/dead",
                        "SetSubscriptionFailurePolicy /default/orders",
                        "Subscribe /default/orders");
        assertThat(stored(TopicName.parse("shop/dead"), "letters")).isEqualTo(FailurePolicySetup.OUT_OF_THE_WAY);
        assertThat(stored(TOPIC, "test"))
                .extracting(FailurePolicy::poisonPolicy, FailurePolicy::deadLetterTopic)
                .containsExactly(PoisonPolicy.DEAD_LETTER, "/shop/dead");
    }

    @Test
    void aDeadLetterSubscriptionThatExistsIsLeftAlone() throws Exception {
        try (var reader = new Danube(proxy.url(), "dead")) {
            reader.receiving("");
            startAndConnect(deadLetters("dead") + "&failurePolicy.deadLetterSubscription=test");
        }

        assertThat(proxy.calls("Subscribe")).containsExactly("Subscribe /default/dead", "Subscribe /default/orders");
    }

    @Test
    void anExclusiveDeadLetterSubscriptionIsLeftAloneToo() throws Exception {
        try (var reader = new Danube(proxy.url(), "dead")) {
            reader.receiving("&subscriptionType=EXCLUSIVE&consumerName=reader");
            startAndConnect(deadLetters("dead") + "&failurePolicy.deadLetterSubscription=test");
            reader.send("still read");
            assertThat(reader.nextBody()).isEqualTo("still read");
        }
    }

    @Test
    void aDeadLetterSubscriptionThatWasBegunIsMade() throws Exception {
        proxy.refuse("Subscribe", denied());
        start(deadLetters("dead") + "&failurePolicy.deadLetterSubscription=letters");
        awaitError("DNB-2004 ");
        danube.context.getRouteController().stopRoute("route");
        proxy.allow("Subscribe");
        danube.context.getRouteController().startRoute("route");
        danube.awaitConnected("route");

        assertThat(admin.subscriptions(TopicName.parse("dead")).join()).containsExactly("letters");
    }

    @Test
    void aMissingNamespaceOfTheDeadLetterTopicIsAnError() throws Exception {
        start(deadLetters("nowhere/dead"));

        awaitError("DNB-2102 Cannot register a producer on the topic /nowhere/dead");
        assertThat(proxy.calls("Subscribe")).isEmpty();
    }

    @Test
    void aDeadLetterTopicWithPartitionsIsAnError() throws Exception {
        client.createTopic(TopicName.parse("dead"), DispatchStrategy.RELIABLE, 2)
                .join();
        start(deadLetters("dead"));

        awaitError("DNB-2103 The dead-letter topic /default/dead has partitions");
    }

    @Test
    void aDeadLetterTopicThatIsNotReliableIsAnError() throws Exception {
        client.createTopic(TopicName.parse("dead"), DispatchStrategy.NON_RELIABLE, 0)
                .join();
        start(deadLetters("dead"));

        awaitError("DNB-2103 The dead-letter topic /default/dead has the dispatch strategy NON_RELIABLE");
    }

    @Test
    void aDeadLetterTopicThatMayNotBeCreatedIsAnError() throws Exception {
        client.createTopic(TOPIC, DispatchStrategy.RELIABLE, 0).join();
        start(deadLetters("dead") + "&autoCreateTopic=false");

        awaitError("DNB-2101 The dead-letter topic /default/dead does not exist");
    }

    @Test
    void theComponentsFailurePolicyIsTheDefaultOfItsEndpoints() throws Exception {
        danube.component.getConfiguration().setFailurePolicy(Map.of("maxRedeliveryCount", 9, "ackTimeout", "5s"));
        startAndConnect("&failurePolicy.maxRedeliveryCount=7");

        assertThat(stored(TOPIC, "test"))
                .extracting(FailurePolicy::maxRedeliveryCount, FailurePolicy::ackTimeout)
                .containsExactly(7, Duration.ofSeconds(5));
    }

    @Test
    void allThatIsWrongIsToldWhenTheRouteStarts() {
        assertThatThrownBy(() -> danube.route(routes -> routes.from("danube:orders?subscriptionName=a"
                                + "&dispatchStrategy=NON_RELIABLE&failurePolicy.retries=3&failurePolicy.ackTimeout=soon"
                                + "&failurePolicy.backoff=x&failurePolicy.poisonPolicy=DEAD_LETTER")
                        .log("x")))
                .satisfies(failure -> assertThat(messages(failure))
                        .contains("DNB-1004 The failure policy of the consumer of /default/orders cannot be used:")
                        .contains("\n- failurePolicy.retries is unknown")
                        .contains("\n- failurePolicy.ackTimeout=soon")
                        .contains("\n- failurePolicy.backoff=x")
                        .contains("\n- failurePolicy.poisonPolicy=DEAD_LETTER needs failurePolicy.deadLetterTopic")
                        .contains("\n- dispatchStrategy=NON_RELIABLE")
                        .contains("\n- adminUrl is not set"));
    }

    @Test
    void aMalformedAdminUrlIsToldWhenTheRouteStarts() {
        assertThatThrownBy(() -> danube.route(
                        routes -> routes.from("danube:orders?subscriptionName=a&adminUrl=https://localhost:50051")
                                .log("x")))
                .satisfies(failure -> assertThat(messages(failure)).contains("DNB-1002 Admin URL 'https://localhost"));
    }

    @Test
    void theClientPortIsNoAdminPort() throws Exception {
        danube.route(routes -> routes.from("danube:orders?subscriptionName=test&adminUrl=" + broker.serviceUrl())
                .routeId("route")
                .log("x"));

        awaitError("DNB-2002 ");
        assertThat(state().lastError()).hasMessageContaining("Give the broker's admin port");
    }

    @Test
    void theStartFailsWhereThatIsAskedForAndThePolicyIsRefused() {
        client.createTopic(TOPIC, DispatchStrategy.NON_RELIABLE, 0).join();

        assertThatThrownBy(() -> start("&failurePolicy.maxRedeliveryCount=7&testConnectionOnStartup=true"))
                .hasStackTraceContaining("DNB-2202");
    }

    private static String deadLetters(String topic) {
        return "&failurePolicy.poisonPolicy=DEAD_LETTER&failurePolicy.deadLetterTopic=" + topic;
    }

    private static Status denied() {
        return Status.PERMISSION_DENIED.withDescription("no binding grants it");
    }

    private static String messages(Throwable failure) {
        return String.join(
                "\n",
                Stream.iterate(failure, each -> each != null, Throwable::getCause)
                        .map(each -> String.valueOf(each.getMessage()))
                        .toList());
    }
}
