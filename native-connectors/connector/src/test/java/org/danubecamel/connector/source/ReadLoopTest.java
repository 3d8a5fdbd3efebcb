package org.danubecamel.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.failure.FailureClassifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReadLoopTest {

    /** Or else a route whose start waited for the first try could be UP while its system is down. */
    @Test
    void whoeverWaitsForTheFirstTryFindsItsFailureInTheState() throws Exception {
        var source = new NumberedSource(1);
        source.checkFails.set(new IOException("down"));
        var state = new SourceState("numbers", (message, failure) -> {});
        var gate = new Gate();
        var troubles = new HashSet<SourceState.Part>();
        var timer = Executors.newSingleThreadScheduledExecutor();
        try (var camel = new DefaultCamelContext()) {
            var options = new SourceConfiguration();
            var publisher =
                    new Publisher(new NoRoute(camel), gate, state, options, FailureClassifier.of(camel), null, timer);
            var loop = new ReadLoop(source, new NoPositionStore(), options, new Frontier(1, 1), gate, publisher, state);
            loop.opened().whenComplete((nothing, failure) -> {
                troubles.addAll(state.troubles().keySet());
                gate.stop();
            });

            loop.run();
        } finally {
            timer.shutdownNow();
        }

        assertThat(troubles).containsExactly(SourceState.Part.READING);
    }

    /** Is given nothing, because nothing can be read. */
    private record NoRoute(DefaultCamelContext camel) implements Publisher.Route {

        @Override
        public Exchange newExchange() {
            return new DefaultExchange(camel);
        }

        @Override
        public void process(Exchange exchange, Runnable callback) {
            throw new AssertionError("Something was read");
        }

        @Override
        public void stop(String why, Throwable cause) {
            throw new AssertionError(why, cause);
        }
    }
}
