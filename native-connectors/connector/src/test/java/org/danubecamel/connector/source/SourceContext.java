package org.danubecamel.connector.source;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.DefaultEndpoint;

/** A Camel context with one route, from a source to a processor that a test gives. */
final class SourceContext implements AutoCloseable {

    static final String ROUTE = "source";

    final DefaultCamelContext camel = new DefaultCamelContext();
    final List<String> published = new CopyOnWriteArrayList<>();
    final List<Exchange> dead = new CopyOnWriteArrayList<>();
    final SourceConfiguration options = new SourceConfiguration();
    private final PositionedSource source;

    SourceContext(PositionedSource source) {
        this.source = source;
        options.setPositionStore("none");
        options.setDelay(1);
        options.setRedeliveryDelay(1);
        options.setMaximumRedeliveryDelay(5);
        options.setMaximumRedeliveries(2);
        camel.getShutdownStrategy().setTimeout(5);
    }

    SourceContext with(Consumer<SourceConfiguration> change) {
        change.accept(options);
        return this;
    }

    /** Starts a route that remembers what it was given after {@code processor} took it. */
    SourceContext start(Processor processor) throws Exception {
        return startRoute(route -> route.process(processor));
    }

    /** Starts a route of what {@code steps} add. */
    SourceContext startRoute(Consumer<ProcessorDefinition<?>> steps) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(new SourceEndpoint()).routeId(ROUTE);
                steps.accept(route);
                route.process(exchange -> published.addAll(bodies(exchange)));
                from("direct:dead").process(exchange -> dead.add(exchange.copy()));
            }
        });
        camel.start();
        return this;
    }

    private static List<String> bodies(Exchange exchange) {
        var body = exchange.getMessage().getBody();
        var texts = new ArrayList<String>();
        if (body instanceof List<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        } else {
            texts.add(String.valueOf(body));
        }
        return texts;
    }

    PositionedConsumer consumer() {
        return (PositionedConsumer) camel.getRoute(ROUTE).getConsumer();
    }

    HealthCheck.Result health() {
        return consumer().getHealthCheck().call();
    }

    @Override
    public void close() {
        camel.stop();
    }

    private final class SourceEndpoint extends DefaultEndpoint {

        private SourceEndpoint() {
            setCamelContext(camel);
            setEndpointUriIfNotSpecified("numbers:all");
        }

        @Override
        public org.apache.camel.Producer createProducer() {
            throw new UnsupportedOperationException("a source");
        }

        @Override
        public org.apache.camel.Consumer createConsumer(Processor processor) throws Exception {
            var consumer = new PositionedConsumer(this, processor, source, options);
            configureConsumer(consumer);
            return consumer;
        }

        @Override
        public boolean isSingleton() {
            return true;
        }
    }
}
