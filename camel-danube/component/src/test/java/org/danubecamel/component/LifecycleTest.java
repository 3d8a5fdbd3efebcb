package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final Danube danube = new Danube();

    @AfterEach
    void stop() {
        danube.close();
    }

    @Test
    void receivesNothingWhileSuspendedAndTheRestAfterwards() throws Exception {
        danube.receiving("").send("before");
        assertThat(danube.nextBody()).isEqualTo("before");
        danube.context.getRouteController().suspendRoute("receiver");
        await().until(() -> danube.consumer("receiver").connection().status() == Status.SUSPENDED);
        danube.send("meanwhile");
        assertThat(danube.received).isEmpty();
        danube.context.getRouteController().resumeRoute("receiver");
        assertThat(danube.nextBody()).isEqualTo("meanwhile");
    }

    @Test
    void stopWaitsForMessagesInOtherRoutesAndAcknowledgesThem() throws Exception {
        var gate = new Gate();
        danube.route(routes -> {
            routes.from("danube:" + danube.topic + "?subscriptionName=test")
                    .routeId("first")
                    .to("seda:next");
            routes.from("seda:next").routeId("second").process(gate);
        });
        danube.awaitConnected("first");
        danube.send("a");
        gate.awaitMessage();
        var stopped = CompletableFuture.runAsync(() -> stopRoute("first"));
        await().until(() -> danube.consumer("first").isSuspended());
        assertThat(stopped).isNotDone();
        gate.open();
        stopped.join();

        try (var later = new Danube("embedded:", danube.topic)) {
            later.receiving("").send("last");
            assertThat(later.nextBody()).isEqualTo("last");
        }
    }

    @Test
    void subscribesBeforeTheFirstMessageIsSentToANewTopic() throws Exception {
        danube.receiving("").send("first");
        assertThat(danube.nextBody()).isEqualTo("first");
    }

    @Test
    void makesThePartitionsThatAreMissing() throws Exception {
        try (var client = DanubeClient.builder("embedded:").build()) {
            var topic = TopicName.parse(danube.topic);
            client.createTopic(topic.partition(0), DispatchStrategy.RELIABLE, 0).join();
            danube.receiving("&partitions=3");
            assertThat(client.partitions(topic).join())
                    .containsExactly(topic.partition(0), topic.partition(1), topic.partition(2));
        }
    }

    @Test
    void waitsForATopicThatItMayNotCreate() throws Exception {
        danube.route(routes -> routes.from("danube:" + danube.topic + "?subscriptionName=test&autoCreateTopic=false")
                .routeId("waiting")
                .process(exchange -> danube.received.add(exchange.copy())));
        await().until(() -> danube.consumer("waiting").connection().lastError() != null);
        danube.send("missed, because nobody had subscribed");
        danube.awaitConnected("waiting");
        danube.send("heard");
        assertThat(danube.nextBody()).isEqualTo("heard");
    }

    @Test
    void waitsForATopicThatTheBrokerDoesNotLetItCreate() throws Exception {
        try (var broker =
                        EmbeddedBroker.builder().autoCreateTopics(false).build().start();
                var strict = new Danube(broker.serviceUrl())) {
            strict.route(routes -> routes.from("danube:orders?subscriptionName=test")
                    .routeId("waiting")
                    .log("x"));
            await().untilAsserted(() -> assertThat(
                            strict.consumer("waiting").connection().lastError())
                    .isNotNull()
                    .hasMessageStartingWith("DNB-2101"));
            assertThat(strict.consumer("waiting").connection().status()).isEqualTo(Status.CONNECTING);
        }
    }

    @Test
    void connectsWhenTheBrokerComesUp() throws Exception {
        var down = EmbeddedBroker.builder().build().start();
        var url = down.serviceUrl();
        down.close();
        try (var early = new Danube(url)) {
            early.route(routes -> routes.from("danube:orders?subscriptionName=test")
                    .routeId("early")
                    .process(exchange -> early.received.add(exchange.copy())));
            await().until(() -> early.consumer("early").connection().lastError() != null);
            try (var broker = EmbeddedBroker.builder()
                    .port(java.net.URI.create(url).getPort())
                    .build()
                    .start()) {
                early.awaitConnected("early");
                early.template().sendBody("danube:orders", "a");
                assertThat(early.nextBody()).isEqualTo("a");
                assertThat(broker.serviceUrl()).isEqualTo(url);
            }
        }
    }

    @Test
    void aRouteThatWasStoppedCanBeStartedAgain() throws Exception {
        danube.receiving("").send("one");
        assertThat(danube.nextBody()).isEqualTo("one");
        danube.context.getRouteController().stopRoute("receiver");
        danube.send("two");
        danube.context.getRouteController().startRoute("receiver");
        assertThat(danube.nextBody()).isEqualTo("two");
    }

    private void stopRoute(String id) {
        try {
            danube.context.getRouteController().stopRoute(id);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
