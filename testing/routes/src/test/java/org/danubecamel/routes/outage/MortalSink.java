package org.danubecamel.routes.outage;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** Takes lists of {@link NumberedText}, and writes nothing while it is down. */
final class MortalSink implements Processor {

    final Numbers written = new Numbers();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile @Nullable Supplier<Exception> failure;

    @Override
    public void process(Exchange exchange) throws Exception {
        var down = failure;
        if (down != null) {
            refusals.incrementAndGet();
            throw down.get();
        }
        for (var text : exchange.getMessage().getBody(List.class)) {
            written.add(NumberedText.number(text));
        }
    }

    /** Fails each call from now on. */
    void goDown(Supplier<Exception> reason) {
        failure = reason;
    }

    void comeBack() {
        failure = null;
    }

    /** Returns how many calls failed. */
    int refusals() {
        return refusals.get();
    }
}
