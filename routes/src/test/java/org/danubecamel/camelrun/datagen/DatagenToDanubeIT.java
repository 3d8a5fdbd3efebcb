package org.danubecamel.camelrun.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.danubecamel.camelrun.command.CamelCommand;
import org.danubecamel.camelrun.run.Danube;
import org.danubecamel.camelrun.run.Received;
import org.danubecamel.camelrun.run.RouteRun;
import org.danubecamel.camelrun.run.WrongValue;
import org.junit.jupiter.api.Test;

/** Records that are made have numbers without gaps, so that a lost one shows. */
final class DatagenToDanubeIT extends RouteRun {

    private static final int ALL = 1_000;
    private static final Pattern NUMBER = Pattern.compile("^\\{\"order_id\":(\\d+),");

    DatagenToDanubeIT() {
        super("datagen/datagen-to-danube.camel.yaml");
    }

    @Override
    protected Map<String, String> properties() {
        return Map.of("eventsPerSecond", "500");
    }

    @Override
    protected WrongValue wrongValue() {
        return new WrongValue("eventsPerSecond", "-5", "DNB-3301", "eventsPerSecond");
    }

    @Test
    void everyRecordArrivesThoughTheRunIsEndedInTheMiddle() throws Exception {
        var received = danube().receive(topic());

        var first = run();
        first.awaitThat("records arrive", () -> received.bodies().size() > 100);
        assertThat(first.terminate()).as(first.output()).isEqualTo(ENDED_BY_SIGNAL);
        assertThat(received.bodies()).hasSizeLessThan(ALL);

        var second = run();
        second.awaitThat("all arrive", () -> numbers(received).size() >= ALL);
        assertThat(second.terminate()).as(second.output()).isEqualTo(ENDED_BY_SIGNAL);
        assertThat(numbers(received)).isEqualTo(range(ALL));
        assertThat(new HashSet<>(received.bodies()))
                .as("bodies of 1,000 records")
                .hasSize(ALL);
    }

    @Override
    protected void assertDelivers(CamelCommand camel, Danube danube) {
        var received = danube.receive(topic());
        camel.awaitThat("records arrive", () -> received.bodies().size() >= 10);
    }

    private static Set<Integer> numbers(Received received) {
        return received.bodies().stream().map(DatagenToDanubeIT::number).collect(Collectors.toSet());
    }

    private static int number(String body) {
        var number = NUMBER.matcher(body);
        assertThat(number.lookingAt()).as(body).isTrue();
        return Integer.parseInt(number.group(1));
    }

    private static Set<Integer> range(int last) {
        return IntStream.rangeClosed(1, last).boxed().collect(Collectors.toSet());
    }
}
