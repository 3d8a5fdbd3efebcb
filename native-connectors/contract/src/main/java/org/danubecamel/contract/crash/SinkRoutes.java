package org.danubecamel.contract.crash;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.danubecamel.component.DanubeConstants;
import org.jspecify.annotations.Nullable;

/** From the topic to the sink in batches, with dead letters; and the crash points of the route. */
final class SinkRoutes extends RouteBuilder implements InterceptStrategy {

    static final String TOPIC = "orders";
    static final String DEAD = "orders-dead";

    /** How many records a batch has at most. */
    static final int BATCH = 25;

    private final Life life;
    private final CrashPoints points;
    private final RouteSink sink;
    private final String sinkUri;

    SinkRoutes(Life life, CrashPoints points, RouteSink sink, String sinkUri) {
        this.life = life;
        this.points = points;
        this.sink = sink;
        this.sinkUri = sinkUri;
    }

    /** Returns the life in which a dead letter was written, by the route that it names. */
    static int life(@Nullable String route) {
        return route == null ? -1 : Integer.parseInt(route.substring(RouteContext.ROUTE.length()));
    }

    @Override
    public void configure() {
        // After an outage the waits are short, or else a test of many would take long.
        from("danube:" + TOPIC + "?subscriptionName=sink&maximumRedeliveries=1&redeliveryDelay=1"
                        + "&maximumRedeliveryDelay=200&maxDeadLetterRate=0&deadLetter=danube:" + DEAD)
                .routeId(RouteContext.ROUTE + life.number())
                .process(this::deliver)
                .to("danube-batch:orders?uri=RAW(" + sinkUri + ")&batchBody=MESSAGE&batchSize=" + BATCH
                        + "&batchIdleTimeout=20" + sink.batchOptions());
    }

    private void deliver(Exchange exchange) {
        var message = exchange.getMessage();
        var order = Order.parse(message.getBody(String.class));
        if (order.number() != message.getHeader(DanubeConstants.OFFSET, Long.class)) {
            throw new IllegalStateException("Message " + order.number() + " has another position in the topic");
        }
        points.pass(CrashPoint.AFTER_DELIVERY, order.number());
        message.setHeader(Order.HEADER, order.text());
        message.setBody(sink.body(order, life.number()));
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor next) {
        return definition instanceof ToDefinition to && to.getUri().startsWith("danube-batch:")
                ? new Parking(target)
                : target;
    }

    /** Comes to a crash point when the batch has the message. */
    private final class Parking extends DelegateAsyncProcessor {

        private Parking(Processor batch) {
            super(batch);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var number = Order.of(exchange.getMessage()).number();
            // Before it is parked, or the sink could be sooner than the end.
            var last = points.approach(CrashPoint.WHILE_PARKED);
            var done = super.process(exchange, callback);
            if (last) {
                points.halt(number);
            }
            return done;
        }
    }
}
