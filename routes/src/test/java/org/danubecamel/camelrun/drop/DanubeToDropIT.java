package org.danubecamel.camelrun.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.regex.Pattern;
import org.danubecamel.camelrun.command.CamelCommand;
import org.danubecamel.camelrun.run.Danube;
import org.danubecamel.camelrun.run.Order;
import org.danubecamel.camelrun.run.RouteRun;
import org.danubecamel.camelrun.run.WrongValue;
import org.junit.jupiter.api.Test;

/** What is dropped arrives nowhere; the count and the broker tell of it. */
final class DanubeToDropIT extends RouteRun {

    private static final Pattern REPORT = Pattern.compile("(\\d+) messages in \\d+ calls so far");

    DanubeToDropIT() {
        super("drop/danube-to-drop.camel.yaml");
    }

    @Override
    protected Map<String, String> properties() {
        return Map.of("reportInterval", "1");
    }

    @Override
    protected WrongValue wrongValue() {
        return new WrongValue("reportInterval", "-5", "DNB-3301", "reportInterval");
    }

    @Test
    void everyMessageIsCountedAndAcknowledgedThoughTheRunIsEndedInTheMiddle() throws Exception {
        danube().createSubscription(topic(), printed("subscription"));
        danube().publish(topic(), Order.range(0, 600));

        var first = run();
        first.awaitThat("messages are dropped", () -> dropped(first) > 0);
        assertThat(first.terminate()).as(first.output()).isEqualTo(ENDED_BY_SIGNAL);
        danube().publish(topic(), Order.range(600, 1_000));

        var second = run();
        second.awaitThat("all are dropped", () -> dropped(first) + dropped(second) >= 1_000);
        assertThat(second.terminate()).as(second.output()).isEqualTo(ENDED_BY_SIGNAL);

        var left = danube().receive(topic(), printed("subscription"));
        danube().publish(topic(), Order.range(1_000, 1_001));
        await().until(() -> !left.bodies().isEmpty());
        assertThat(left.bodies()).containsExactly(Order.of(1_000).json());
    }

    @Test
    void itsKameletServesAPipeWithAnActionAndAnotherSource() throws Exception {
        var camel = runPipe();
        camel.awaitThat("all ticks are dropped", () -> dropped(camel) == 100);

        assertThat(camel.terminate()).as(camel.output()).isEqualTo(ENDED_BY_SIGNAL);
    }

    @Override
    protected void assertDelivers(CamelCommand camel, Danube danube) {
        danube.createSubscription(topic(), printed("subscription"));
        danube.publish(topic(), Order.range(0, 10));
        camel.awaitThat("all are dropped", () -> dropped(camel) == 10);
    }

    /** Returns how many messages the last report of a run counts. */
    private static long dropped(CamelCommand camel) {
        return REPORT.matcher(camel.output())
                .results()
                .mapToLong(report -> Long.parseLong(report.group(1)))
                .max()
                .orElse(0);
    }
}
