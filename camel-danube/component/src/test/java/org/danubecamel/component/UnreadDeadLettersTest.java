package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters that nobody reads yet wait for their reader, if a subscription is made in advance. */
class UnreadDeadLettersTest {

    private final EmbeddedBroker broker = EmbeddedBroker.builder().build().start();
    private final Danube danube = new Danube(broker.serviceUrl(), "orders");

    private final AtomicInteger refused = new AtomicInteger();

    @AfterEach
    void stop() {
        danube.close();
        broker.close();
    }

    /** A route that refuses everything. */
    private void start(String options) throws Exception {
        danube.route(routes -> routes.from(
                        "danube:orders?subscriptionName=test&maximumRedeliveries=0&maxDeadLetterRate=0" + options)
                .routeId("orders")
                .process(exchange -> {
                    refused.incrementAndGet();
                    throw new IllegalArgumentException("bad");
                }));
    }

    private void startWithAdmin(String options) throws Exception {
        danube.component.getConfiguration().setFailureClassifier(failure -> FailureKind.RECORD);
        start("&adminUrl=" + broker.adminUrl() + "&deadLetterSubscription=letters" + options);
        danube.awaitConnected("orders");
    }

    private List<String> read(int count) throws Exception {
        try (var reader = new Danube(broker.serviceUrl(), "dead")) {
            reader.route(routes -> routes.from("danube:dead?subscriptionName=letters")
                    .process(exchange -> reader.received.add(exchange.copy())));
            await().until(() -> reader.received.size() >= count);
            return reader.received.stream()
                    .map(exchange -> exchange.getMessage().getBody(String.class))
                    .toList();
        }
    }

    @Test
    void theyAreReadLater() throws Exception {
        startWithAdmin("&deadLetter=danube:dead");
        var sent = IntStream.range(0, 100).mapToObj(number -> "order " + number).toList();
        danube.send(sent);
        await().until(() -> refused.get() == sent.size());

        assertThat(read(sent.size())).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void eachPartitionHasTheSubscription() throws Exception {
        startWithAdmin("&deadLetter=RAW(danube:dead?partitions=2)");

        try (var client = DanubeClient.builder(broker.serviceUrl()).build()) {
            var admin = client.admin(broker.adminUrl());
            assertThat(client.partitions(TopicName.parse("dead")).join())
                    .hasSize(2)
                    .allSatisfy(partition ->
                            assertThat(admin.subscriptions(partition).join()).containsExactly("letters"));
        }
    }

    @Test
    void aTopicThatKeepsNothingIsAnError() throws Exception {
        try (var client = DanubeClient.builder(broker.serviceUrl()).build()) {
            client.createTopic(TopicName.parse("dead"), DispatchStrategy.NON_RELIABLE, 0)
                    .join();
        }
        danube.component.getConfiguration().setAdminUrl(broker.adminUrl());
        start("&deadLetterSubscription=letters&deadLetter=danube:dead");

        await().untilAsserted(
                        () -> assertThat(danube.consumer("orders").connection().lastError())
                                .isNotNull()
                                .message()
                                .contains("keeps nothing for a reader"));
    }

    private void assertRefused(String options, String why) {
        assertThatThrownBy(() -> start("&deadLetterSubscription=letters" + options))
                .rootCause()
                .hasMessageStartingWith("DNB-1004")
                .hasMessageContaining(why);
    }

    @Test
    void itNeedsTheAdminServices() {
        assertRefused("&deadLetter=danube:dead", "needs adminUrl");
    }

    @Test
    void itNeedsADeadLetterTopic() {
        assertRefused("&adminUrl=" + broker.adminUrl(), "needs a deadLetter that names a topic");
    }

    @Test
    void itNeedsADeadLetterTopicOfDanube() {
        assertRefused("&deadLetter=mock:dead&adminUrl=" + broker.adminUrl(), "needs a deadLetter that names a topic");
    }
}
