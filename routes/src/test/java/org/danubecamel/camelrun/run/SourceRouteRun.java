package org.danubecamel.camelrun.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.danubecamel.camelrun.command.CamelCommand;
import org.junit.jupiter.api.Test;

/** What every route from a system to Danube must do. */
public abstract class SourceRouteRun extends RouteRun {

    private static final int BEFORE_THE_STOP = 600;
    private static final int ALL = 1_000;

    protected SourceRouteRun(String file) {
        super(file);
    }

    /** Has the system hold {@code orders} too, without this project's code. */
    protected abstract void write(List<Order> orders) throws Exception;

    /** Returns the body that an order arrives with, byte for byte. */
    protected String body(Order order) {
        return order.json();
    }

    @Test
    void everyRecordArrivesThoughTheRunIsEndedInTheMiddle() throws Exception {
        var received = danube().receive(topic());
        write(Order.range(0, BEFORE_THE_STOP));

        var first = run();
        first.awaitThat("records arrive", () -> !received.bodies().isEmpty());
        assertThat(first.terminate()).as(first.output()).isEqualTo(ENDED_BY_SIGNAL);
        write(Order.range(BEFORE_THE_STOP, ALL));

        var second = run();
        awaitArrived(second, received, Order.range(0, ALL));
        assertThat(second.terminate()).as(second.output()).isEqualTo(ENDED_BY_SIGNAL);
        assertThat(new HashSet<>(received.bodies())).containsExactlyInAnyOrderElementsOf(bodies(Order.range(0, ALL)));
    }

    @Test
    void whatHasArrivedIsNotReadAgain() throws Exception {
        var received = danube().receive(topic());
        write(Order.range(0, 10));
        var first = run();
        awaitArrived(first, received, Order.range(0, 10));
        first.terminate();

        write(Order.range(10, 20));
        awaitArrived(run(), received, Order.range(10, 20));

        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(bodies(Order.range(0, 20)));
    }

    private void awaitArrived(CamelCommand camel, Received received, List<Order> orders) {
        var bodies = bodies(orders);
        try {
            camel.awaitThat("all orders arrive", () -> new HashSet<>(received.bodies()).containsAll(bodies));
        } catch (AssertionError e) {
            throw Missing.of(bodies, received.bodies(), e);
        }
    }

    private List<String> bodies(List<Order> orders) {
        return orders.stream().map(this::body).toList();
    }

    @Override
    protected final void offer() throws Exception {
        write(Order.range(0, 10));
    }

    /** What was offered may be stored before there is a subscription, which gets what comes from then on. */
    @Override
    protected final void assertDelivers(CamelCommand camel, Danube danube) throws Exception {
        var received = danube.receive(topic());
        write(Order.range(10, 20));
        awaitArrived(camel, received, Order.range(10, 20));
    }
}
