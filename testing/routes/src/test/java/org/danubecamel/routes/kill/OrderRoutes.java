package org.danubecamel.routes.kill;

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

/** From the topic to the file in batches, with dead letters; and the crash points of the route. */
final class OrderRoutes extends RouteBuilder implements InterceptStrategy {

    static final String TOPIC = "orders";
    static final String DEAD = "orders-dead";

    private static final String ROUTE = "life-";

    private final Life life;
    private final CrashPoints points;
    private final OrderSink sink;

    OrderRoutes(Life life, CrashPoints points, OrderSink sink) {
        this.life = life;
        this.points = points;
        this.sink = sink;
    }

    /** Returns the life in which a dead letter was written, by the route that it names. */
    static int life(@Nullable String route) {
        return route == null ? -1 : Integer.parseInt(route.substring(ROUTE.length()));
    }

    @Override
    public void configure() {
        var delivered = from("danube:" + TOPIC + "?subscriptionName=file"
                        + "&maximumRedeliveries=1&redeliveryDelay=1&maxDeadLetterRate=0&deadLetter=danube:" + DEAD)
                .routeId(ROUTE + life.number())
                .convertBodyTo(String.class)
                .process(exchange -> points.pass(CrashPoint.AFTER_DELIVERY, number(exchange)));
        if (life.early()) {
            // The message is done as soon as a copy of it is on its way.
            delivered.wireTap("direct:batch");
            from("direct:batch").to(batch());
        } else {
            delivered.to(batch());
        }
        from("direct:write").errorHandler(noErrorHandler()).process(sink);
    }

    private static String batch() {
        return "danube-batch:orders?uri=direct:write&writeGuarantee=ATOMIC&batchSize=25&batchIdleTimeout=20";
    }

    private static long number(Exchange exchange) {
        var number = Order.parse(exchange.getMessage().getBody(String.class)).number();
        if (number != exchange.getMessage().getHeader(DanubeConstants.OFFSET, Long.class)) {
            throw new IllegalStateException("Message " + number + " has another position in the topic");
        }
        return number;
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
            var number = number(exchange);
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
