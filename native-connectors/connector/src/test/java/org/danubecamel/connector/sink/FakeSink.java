package org.danubecamel.connector.sink;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** A sink {@code fake:orders} in a context of its own. */
final class FakeSink implements AutoCloseable {

    final FakeConfiguration options = new FakeConfiguration();
    final FakeWriter writer = new FakeWriter();
    final CamelContext context = new DefaultCamelContext();
    private @Nullable RecordSinkProducer producer;

    FakeSink() {
        context.disableJMX();
        context.addComponent("fake", new FakeComponent());
    }

    FakeSink start() throws Exception {
        context.start();
        producer = (RecordSinkProducer) context.getEndpoint("fake:orders").createProducer();
        producer.start();
        return this;
    }

    /** Has the sink write a body: a list of messages or bodies, or a single body. */
    void write(@Nullable Object body) throws Exception {
        var exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        write(exchange);
    }

    void write(Exchange exchange) throws Exception {
        if (producer == null) {
            throw new IllegalStateException("start first");
        }
        producer.process(exchange);
    }

    Message message(@Nullable Object body, Object... headers) {
        var message = new DefaultExchange(context).getMessage();
        message.setBody(body);
        for (var i = 0; i < headers.length; i += 2) {
            message.setHeader(headers[i].toString(), headers[i + 1]);
        }
        return message;
    }

    @Override
    public void close() throws Exception {
        if (producer != null) {
            producer.stop();
        }
        context.stop();
    }

    private final class FakeComponent extends DefaultComponent {

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new FakeEndpoint(uri, this);
        }
    }

    private final class FakeEndpoint extends DefaultEndpoint {

        FakeEndpoint(String uri, FakeComponent component) {
            super(uri, component);
        }

        @Override
        public Producer createProducer() {
            return new RecordSinkProducer(this, options, writer);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }
    }
}
