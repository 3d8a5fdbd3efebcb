package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of the routes on a failover subscription, in whatever contexts, the first receives and another stands by. */
class FailoverTest {

    private final Danube active = new Danube();
    private final Danube standby = new Danube("embedded:", active.topic);

    @AfterEach
    void stop() {
        active.close();
        standby.close();
    }

    @Test
    void theStandbyReceivesNothingWhileTheFirstRuns() throws Exception {
        receive();
        send("a", 3);
        assertThat(next(active, 3)).containsExactlyElementsOf(bodies("a", 3));
        await().during(Duration.ofSeconds(1)).until(standby.received::isEmpty);
    }

    @Test
    void theStandbyTakesOverWhenTheFirstStopsAndNothingIsLostOrReceivedTwice() throws Exception {
        receive();
        send("before", 20);
        next(active, 5);
        active.context.getRouteController().stopRoute("receiver");
        send("after", 5);
        var all = new ArrayList<>(bodies("before", 5));
        active.received.forEach(exchange -> all.add(exchange.getMessage().getBody(String.class)));
        all.addAll(next(standby, 25 - all.size()));
        assertThat(all).containsExactlyElementsOf(sent());
    }

    @Test
    void whatTheFirstHasNotCompletedIsDeliveredToTheStandby() throws Exception {
        var gate = new Gate();
        active.route(routes -> routes.from(uri("active")).routeId("receiver").process(gate));
        active.awaitConnected("receiver");
        standby.receiving(options("standby"));
        standby.send("a");
        gate.awaitMessage();
        gate.fail();
        active.context.getRouteController().stopRoute("receiver");
        assertThat(standby.nextBody()).isEqualTo("a");
    }

    private void receive() throws Exception {
        active.receiving(options("active"));
        standby.receiving(options("standby"));
    }

    private String uri(String consumerName) {
        return "danube:" + active.topic + "?subscriptionName=test" + options(consumerName);
    }

    private static String options(String consumerName) {
        return "&subscriptionType=FAILOVER&consumerName=" + consumerName;
    }

    private void send(String prefix, int count) {
        bodies(prefix, count).forEach(standby::send);
    }

    private static List<String> next(Danube danube, int count) throws InterruptedException {
        var bodies = new ArrayList<String>(count);
        while (bodies.size() < count) {
            bodies.add(danube.nextBody());
        }
        return bodies;
    }

    private static List<String> sent() {
        var all = new ArrayList<>(bodies("before", 20));
        all.addAll(bodies("after", 5));
        return all;
    }

    private static List<String> bodies(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
    }
}
