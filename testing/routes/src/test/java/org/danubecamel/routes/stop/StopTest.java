package org.danubecamel.routes.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.routes.stop.ParkingRoute.BATCH_SIZE;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.danubecamel.component.DanubeAcknowledgement;
import org.danubecamel.component.DanubeConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written when a route stops is not delivered again, and what was not is. */
class StopTest {

    private static final int SHUTDOWN_SECONDS = 1;

    private final ParkingRoute route = new ParkingRoute();

    @AfterEach
    void stop() {
        route.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BATCH_SIZE - 1, BATCH_SIZE, BATCH_SIZE + 1})
    void aContextThatStopsWritesWhatIsParkedAndLeavesNothing(int count) throws Exception {
        route.start();
        var sent = route.context.send("orders", "order ", count);
        route.awaitTaken(count);
        route.context.camel().stop();

        assertThat(route.written).containsExactlyElementsOf(sent);
        assertThat(route.left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {BATCH_SIZE - 1, BATCH_SIZE + 1})
    void aRouteThatStopsWritesWhatIsParkedAndLeavesNothing(int count) throws Exception {
        route.start();
        var sent = route.context.send("orders", "order ", count);
        route.awaitTaken(count);
        route.context.camel().getRouteController().stopRoute(ParkingRoute.ID);

        assertThat(route.written).containsExactlyElementsOf(sent);
        assertThat(route.left()).isEmpty();
    }

    /** The sink answers only after the stop: that this ends at all is because of the timeout. */
    @ParameterizedTest
    @ValueSource(ints = {1, BATCH_SIZE, BATCH_SIZE + 1})
    @Timeout(60)
    void aContextWhoseSinkHangsStopsAndLeavesWhatWasNotWritten(int count) throws Exception {
        route.start();
        route.context.camel().getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        var before = route.context.send("orders", "written ", BATCH_SIZE);
        await().until(() -> route.written.containsAll(before));
        route.hang();
        var sent = route.context.send("orders", "order ", count);
        route.awaitTaken(BATCH_SIZE + count);
        route.context.camel().stop();

        assertThat(route.written).containsExactlyElementsOf(before);
        assertThat(route.left()).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    @Timeout(60)
    void aRouteWhoseSinkHangsStopsAndMayGoOn() throws Exception {
        route.start();
        route.hang();
        var sent = route.context.send("orders", "order ", BATCH_SIZE + 1);
        route.awaitCalls(1);
        route.awaitTaken(BATCH_SIZE + 1);
        route.context.camel().getRouteController().stopRoute(ParkingRoute.ID, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        assertThat(route.written).isEmpty();

        route.release();
        route.context.camel().getRouteController().startRoute(ParkingRoute.ID);
        // The full batch that hung is written by then too, once more than it is acknowledged.
        await().until(() -> route.written.containsAll(sent.subList(0, BATCH_SIZE)));
        route.context.camel().stop();
        assertThat(route.written).containsAll(sent);
        assertThat(route.left()).isEmpty();
    }

    @Test
    void messagesThatWaitForAnotherTryAreLeftToTheNextConsumer() throws Exception {
        var failed = new ArrayList<String>();
        route.start("", exchange -> {
            failed.add(exchange.getMessage().getBody(String.class));
            throw new IllegalStateException("The route fails");
        });
        var sent = route.context.send("orders", "order ", BATCH_SIZE);
        await().until(() -> failed.size() == sent.size());
        route.context.camel().stop();

        assertThat(route.left()).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** A planted defect: the next consumer shows what is lost. */
    @Test
    @Timeout(60)
    void whatIsAcknowledgedBeforeItIsWrittenIsLost() throws Exception {
        route.start("&allowManualAcknowledgement=true", StopTest::acknowledge);
        route.context.camel().getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        route.hang();
        route.context.send("orders", "order ", BATCH_SIZE + 1);
        route.awaitTaken(BATCH_SIZE + 1);
        route.context.camel().stop();

        assertThat(route.written).isEmpty();
        assertThat(route.left()).isEmpty();
    }

    private static void acknowledge(Exchange exchange) {
        exchange.getMessage()
                .getHeader(DanubeConstants.ACKNOWLEDGEMENT, DanubeAcknowledgement.class)
                .acknowledge()
                .join();
    }

    /** A planted defect: the next consumer shows what was written and is not acknowledged. */
    @Test
    void whatIsNeverAcknowledgedIsDeliveredAgain() throws Exception {
        route.start("&allowManualAcknowledgement=true", exchange -> {});
        List<String> sent = route.context.send("orders", "order ", BATCH_SIZE);
        await().until(() -> route.written.size() == sent.size());
        route.context.camel().stop();

        assertThat(route.left()).containsExactlyInAnyOrderElementsOf(sent);
    }
}
