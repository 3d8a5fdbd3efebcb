package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.danubecamel.batch.sink.BatchSink;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who says what a sink's write is worth. */
class GuaranteeTest {

    private final BatchContext batch = new BatchContext();

    @BeforeEach
    void addSink() {
        batch.context.addComponent("atomic", new AtomicComponent(batch.sink));
        batch.sink.refusing(1);
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void theProducerOfTheSink() throws Exception {
        batch.routes(routes -> routes.from("direct:in").to("danube-batch:test?uri=atomic:producer&batchSize=4"));
        batch.sendNumbers(4);
        assertThat(batch.failed()).containsExactly(1);
    }

    @Test
    void theEndpointOfTheSink() throws Exception {
        batch.routes(routes -> routes.from("direct:in").to("danube-batch:test?uri=atomic:endpoint&batchSize=4"));
        batch.sendNumbers(4);
        assertThat(batch.failed()).containsExactly(1);
    }

    @Test
    void theEndpointOfTheSinkAlsoWhereItIsIntercepted() throws Exception {
        batch.routes(routes -> {
            routes.interceptSendToEndpoint("atomic:endpoint").to("mock:seen");
            routes.from("direct:in").to("danube-batch:test?uri=atomic:endpoint&batchSize=4");
        });
        batch.sendNumbers(4);
        assertThat(batch.failed()).containsExactly(1);
    }

    @Test
    void theOptionWhereTheSinkSaysNothing() throws Exception {
        batch.routes(routes -> routes.from("direct:in")
                .to("danube-batch:test?uri=atomic:silent&batchSize=4&writeGuarantee=IDEMPOTENT"));
        batch.sendNumbers(4);
        assertThat(batch.failed()).containsExactly(1);
    }

    @Test
    void nobody() throws Exception {
        batch.routes(routes -> routes.from("direct:in").to("danube-batch:test?uri=atomic:silent&batchSize=4"));
        batch.sendNumbers(4);
        assertThat(batch.failed()).hasSize(4);
    }

    @Test
    void anOptionThatRepeatsWhatTheSinkSaysIsAllowed() throws Exception {
        batch.routes(
                routes -> routes.from("direct:in").to("danube-batch:test?uri=atomic:producer&writeGuarantee=ATOMIC"));
        batch.send(0);
        batch.assertAllSucceed();
    }

    @Test
    void anOptionThatContradictsTheSinkIsRefused() {
        assertThatThrownBy(() -> batch.routes(routes ->
                        routes.from("direct:in").to("danube-batch:test?uri=atomic:producer&writeGuarantee=NONE")))
                .hasRootCauseMessage(
                        "DNB-3003 danube-batch:test has writeGuarantee=NONE, but its sink declares that it is"
                                + " ATOMIC. Remove the option.");
    }

    private static final class AtomicComponent extends DefaultComponent {

        private final Processor sink;

        AtomicComponent(Processor sink) {
            this.sink = sink;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return switch (remaining) {
                case "endpoint" -> new DeclaringEndpoint(uri, this, sink);
                case "producer" -> new SinkEndpoint(uri, this, sink, true);
                default -> new SinkEndpoint(uri, this, sink, false);
            };
        }
    }

    private static class SinkEndpoint extends DefaultEndpoint {

        private final Processor sink;
        private final boolean declaring;

        SinkEndpoint(String uri, AtomicComponent component, Processor sink, boolean declaring) {
            super(uri, component);
            this.sink = sink;
            this.declaring = declaring;
        }

        @Override
        public Producer createProducer() {
            return declaring ? new DeclaringProducer(this, sink) : new SinkProducer(this, sink);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class DeclaringEndpoint extends SinkEndpoint implements BatchSink {

        DeclaringEndpoint(String uri, AtomicComponent component, Processor sink) {
            super(uri, component, sink, false);
        }

        @Override
        public WriteGuarantee writeGuarantee() {
            return WriteGuarantee.ATOMIC;
        }
    }

    private static class SinkProducer extends DefaultProducer {

        private final Processor sink;

        SinkProducer(Endpoint endpoint, Processor sink) {
            super(endpoint);
            this.sink = sink;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            sink.process(exchange);
        }
    }

    private static final class DeclaringProducer extends SinkProducer implements BatchSink {

        DeclaringProducer(Endpoint endpoint, Processor sink) {
            super(endpoint, sink);
        }

        @Override
        public WriteGuarantee writeGuarantee() {
            return WriteGuarantee.ATOMIC;
        }
    }
}
