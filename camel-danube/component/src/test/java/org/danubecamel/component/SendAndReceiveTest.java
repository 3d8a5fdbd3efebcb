package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.client.DanubeClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes in comes out, over the real wire protocol. */
class SendAndReceiveTest {

    private final Danube danube = new Danube();

    @AfterEach
    void stop() {
        danube.close();
    }

    @Test
    void carriesAnyBytes() throws Exception {
        var body = new byte[100_000];
        new Random(1).nextBytes(body);
        danube.receiving("").send(body);
        assertThat(danube.next().getMessage().getBody()).isEqualTo(body);
    }

    @Test
    void carriesAnEmptyBody() throws Exception {
        danube.receiving("").send("");
        assertThat(danube.next().getMessage().getBody(byte[].class)).isEmpty();
    }

    @Test
    void carriesKeyAndAttributesAndLeavesTheRestAtHome() throws Exception {
        danube.receiving("");
        danube.template()
                .sendBodyAndHeaders(
                        "danube:" + danube.topic,
                        "{}",
                        Map.of(
                                "Content-Type", "application/json",
                                "orderId", 7,
                                "CamelDanubeKey", "customer-ß-\uD83D\uDE00",
                                "CamelHttpUri", "http://internal",
                                "Authorization", "Bearer secret"));
        assertThat(danube.next().getMessage().getHeaders())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("orderId", "7")
                .containsEntry(DanubeConstants.KEY, "customer-ß-\uD83D\uDE00")
                .containsEntry(DanubeConstants.TOPIC, "/default/" + danube.topic)
                .containsEntry(DanubeConstants.MESSAGE_ID, "/default/" + danube.topic + "@0")
                .doesNotContainKeys("CamelHttpUri", "Authorization");
    }

    @Test
    void receivesInTheOrderInWhichOneSenderSent() throws Exception {
        danube.receiving("");
        var sent = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
        danube.template()
                .sendBodyAndHeader("danube:" + danube.topic, new ArrayList<>(sent), DanubeConstants.KEY, "one");
        var bodies = new ArrayList<String>();
        for (int i = 0; i < sent.size(); i++) {
            bodies.add(danube.nextBody());
        }
        assertThat(bodies).isEqualTo(sent);
    }

    @Test
    void tellsTheSenderWhichNumberTheMessageHas() throws Exception {
        danube.receiving("");
        var sent = danube.template().send("danube:" + danube.topic, exchange -> exchange.getMessage()
                .setBody("a"));
        var got = danube.next();
        assertThat(sent.getMessage().getHeader(DanubeConstants.REQUEST_ID))
                .isNotNull()
                .isEqualTo(got.getMessage().getHeader(DanubeConstants.REQUEST_ID));
        assertThat(sent.getMessage().getHeader(DanubeConstants.PRODUCER_NAME))
                .isNotNull()
                .isEqualTo(got.getMessage().getHeader(DanubeConstants.PRODUCER_NAME));
    }

    @Test
    void leavesTheBodyAsItIsWhereAReplyIsAskedFor() throws Exception {
        danube.receiving("");
        assertThat(danube.template().requestBody("danube:" + danube.topic, "question"))
                .isEqualTo("question");
    }

    @Test
    void sendsAListItemByItem() throws Exception {
        danube.receiving("").send(List.of("a", new byte[] {'b'}, 3));
        assertThat(List.of(danube.nextBody(), danube.nextBody(), danube.nextBody()))
                .containsExactlyInAnyOrder("a", "b", "3");
    }

    @Test
    void sendsExchangesOfAListWithTheirOwnHeaders() throws Exception {
        danube.receiving("");
        Exchange item = new DefaultExchange(danube.context);
        item.getMessage().setBody("a");
        item.getMessage().setHeader("orderId", "8");
        item.getMessage().setHeader(DanubeConstants.KEY, "k");
        danube.send(List.of(item));
        assertThat(danube.next().getMessage().getHeaders())
                .containsEntry("orderId", "8")
                .containsEntry(DanubeConstants.KEY, "k");
    }

    @Test
    void saysWhichItemsOfAListAreStored() throws Exception {
        danube.receiving("");
        var list = new ArrayList<Object>(List.of("a", "b"));
        list.add(null);
        assertThatThrownBy(() -> danube.send(list))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(DanubeListSendException.class, failure -> {
                    assertThat(failure.stored()).containsExactly(0, 1);
                    assertThat(failure.refused()).containsExactly(2);
                })
                .hasMessageContaining("DNB-1102");
        assertThat(List.of(danube.nextBody(), danube.nextBody())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void sendsAListWholeWhereIteratingIsOff() {
        assertThatThrownBy(() -> danube.template().sendBody("danube:" + danube.topic + "?useIterator=false", List.of()))
                .hasStackTraceContaining("DNB-1102");
    }

    @Test
    void readsAStreamOnceAndSendsAllOfIt() throws Exception {
        danube.receiving("").send(new ByteArrayInputStream("streamed".getBytes()));
        assertThat(danube.nextBody()).isEqualTo("streamed");
    }

    @Test
    void createsAndReadsPartitions() throws Exception {
        danube.receiving("&partitions=3");
        for (int i = 0; i < 30; i++) {
            danube.template()
                    .sendBodyAndHeader(
                            "danube:" + danube.topic + "?partitions=3", "x" + i, DanubeConstants.KEY, "k" + i);
        }
        var topics = new java.util.TreeSet<String>();
        for (int i = 0; i < 30; i++) {
            topics.add(danube.next().getMessage().getHeader(DanubeConstants.TOPIC, String.class));
        }
        assertThat(topics)
                .containsExactly(
                        "/default/" + danube.topic + "-part-0",
                        "/default/" + danube.topic + "-part-1",
                        "/default/" + danube.topic + "-part-2");
    }

    @Test
    void sharesOneClientBetweenEndpointsAndClosesItAtTheEnd() throws Exception {
        danube.receiving("").send("a");
        danube.nextBody();
        assertThat(danube.component.openClients()).isEqualTo(1);
        danube.context.stop();
        assertThat(danube.component.openClients()).isZero();
    }

    @Test
    void usesAClientOfTheApplicationAndLeavesItOpen() throws Exception {
        try (var client = DanubeClient.builder("embedded:").build()) {
            danube.context.removeComponent("danube");
            danube.context.getRegistry().bind("client", client);
            danube.context.addComponent("danube", danube.component);
            danube.component.getConfiguration().setServiceUrl("http://127.0.0.1:1");
            danube.receiving("").send("a");
            assertThat(danube.nextBody()).isEqualTo("a");
            danube.context.stop();
            assertThat(client.ping()).succeedsWithin(Duration.ofSeconds(10));
        }
    }
}
