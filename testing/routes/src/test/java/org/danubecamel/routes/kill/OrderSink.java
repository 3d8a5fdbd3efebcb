package org.danubecamel.routes.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.contract.crash.CrashPoint;
import org.danubecamel.contract.crash.CrashPoints;
import org.danubecamel.contract.crash.Order;
import org.danubecamel.contract.crash.RouteSink;

/** Writes a list of messages all, or nothing if one of them is bad, unless it is killed in between. */
public final class OrderSink implements RouteSink {

    static final String FILE = "file";

    @Override
    public String connect(CamelContext context, Map<String, String> settings, CrashPoints points) throws Exception {
        var writer = new Writer(OrderFile.append(Path.of(settings.getOrDefault(FILE, ""))), points);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:write").errorHandler(noErrorHandler()).process(writer);
            }
        });
        return "direct:write";
    }

    @Override
    public String batchOptions() {
        return "&writeGuarantee=ATOMIC";
    }

    @Override
    public Object body(Order order, int life) {
        return OrderFile.line(order.number(), life);
    }

    /** The sink refuses the list for the data in it. */
    static final class BadOrderException extends RuntimeException implements ClassifiedFailure {

        private static final long serialVersionUID = 1;

        BadOrderException(String text) {
            super(text);
        }

        @Override
        public FailureKind failureKind() {
            return FailureKind.RECORD;
        }
    }

    private record Writer(OrderFile file, CrashPoints points) implements Processor {

        @Override
        public void process(Exchange exchange) throws IOException {
            var orders = new ArrayList<Order>();
            var text = new StringBuilder();
            for (var item : exchange.getMessage().getBody(List.class)) {
                var message = (Message) item;
                orders.add(Order.of(message));
                text.append(message.getBody(String.class));
            }
            refuseBadOnes(orders);
            var half = text.length() / 2;
            file.force(text.substring(0, half));
            points.pass(CrashPoint.MID_WRITE, orders.get(orders.size() - 1).number());
            file.force(text.substring(half));
        }

        private static void refuseBadOnes(List<Order> orders) {
            for (var order : orders) {
                if (order.bad()) {
                    throw new BadOrderException("bad order " + order.number());
                }
            }
        }
    }
}
