package org.danubecamel.camelrun.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.camelrun.command.CamelCommand;
import org.junit.jupiter.api.Test;

/** What every route from Danube to a system must do. */
public abstract class SinkRouteRun extends RouteRun {

    private static final int BEFORE_THE_STOP = 600;
    private static final int ALL = 1_000;

    protected SinkRouteRun(String file) {
        super(file);
    }

    /** Returns the orders that have arrived, some perhaps more than once, read without this project's code. */
    protected abstract Collection<Order> arrived() throws Exception;

    @Test
    void everyRecordArrivesThoughTheRunIsEndedInTheMiddle() throws Exception {
        danube().createSubscription(topic(), printed("subscription"));
        danube().publish(topic(), Order.range(0, BEFORE_THE_STOP));

        var first = run();
        first.awaitThat("records arrive", () -> !distinct().isEmpty());
        var rest = CompletableFuture.runAsync(() -> danube().publish(topic(), Order.range(BEFORE_THE_STOP, ALL)));
        assertThat(first.terminate()).as(first.output()).isEqualTo(ENDED_BY_SIGNAL);
        rest.join();

        var second = run();
        awaitArrived(second, Order.range(0, ALL));
        assertThat(second.terminate()).as(second.output()).isEqualTo(ENDED_BY_SIGNAL);
        assertThat(distinct()).containsExactlyInAnyOrderElementsOf(Order.range(0, ALL));
    }

    @Test
    void itsKameletServesAPipeWithAnActionAndAnotherSource() throws Exception {
        var camel = runPipe();
        awaitArrived(camel, TimerPipe.orders());

        assertThat(camel.terminate()).as(camel.output()).isEqualTo(ENDED_BY_SIGNAL);
        assertThat(distinct()).containsExactlyInAnyOrderElementsOf(TimerPipe.orders());
    }

    private Set<Order> distinct() throws Exception {
        return new HashSet<>(arrived());
    }

    private void awaitArrived(CamelCommand camel, List<Order> orders) throws Exception {
        try {
            camel.awaitThat("all orders arrive", () -> distinct().containsAll(orders));
        } catch (AssertionError e) {
            throw Missing.of(orders, distinct(), e);
        }
    }

    @Override
    protected final void assertDelivers(CamelCommand camel, Danube danube) throws Exception {
        danube.createSubscription(topic(), printed("subscription"));
        danube.publish(topic(), Order.range(0, 10));
        awaitArrived(camel, Order.range(0, 10));
    }
}
