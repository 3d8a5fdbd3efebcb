package org.danubecamel.routes.kill;

import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;

/** Writes a list of messages all, or nothing if one of them is bad, unless it is killed in between. */
final class OrderSink implements Processor {

    private final OrderFile file;
    private final int life;
    private final CrashPoints points;
    private boolean halving;

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

    OrderSink(OrderFile file, int life, CrashPoints points) {
        this.file = file;
        this.life = life;
        this.points = points;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        List<?> list = exchange.getMessage().getBody(List.class);
        write(list.stream().map(each -> Order.parse(each.toString())).toList());
    }

    private void write(List<Order> orders) throws IOException {
        var last = orders.get(orders.size() - 1);
        if (halving) {
            points.pass(CrashPoint.DURING_HALVING, last.number());
        }
        points.pass(CrashPoint.BEFORE_WRITE, last.number());
        refuseBadOnes(orders);
        var text = new StringBuilder();
        orders.forEach(order -> text.append(OrderFile.line(order.number(), life)));
        var half = text.length() / 2;
        file.force(text.substring(0, half));
        points.pass(CrashPoint.MID_WRITE, last.number());
        file.force(text.substring(half));
        points.pass(CrashPoint.AFTER_WRITE_BEFORE_COMPLETION, last.number());
    }

    private void refuseBadOnes(List<Order> orders) {
        halving = false;
        for (var order : orders) {
            if (order.bad()) {
                halving = orders.size() > 1;
                throw new BadOrderException(order.text());
            }
        }
    }
}
