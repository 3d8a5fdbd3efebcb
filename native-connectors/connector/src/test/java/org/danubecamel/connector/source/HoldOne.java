package org.danubecamel.connector.source;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** Never ends the exchange of one body. */
final class HoldOne extends AsyncProcessorSupport {

    private final String body;
    private final List<Exchange> held;

    HoldOne(String body, List<Exchange> held) {
        this.body = body;
        this.held = held;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (exchange.getMessage().getBody(String.class).equals(body)) {
            held.add(exchange);
            return false;
        }
        callback.done(true);
        return true;
    }

    /** Never completes. */
    @Override
    public CompletableFuture<Exchange> processAsync(Exchange exchange) {
        return new CompletableFuture<>();
    }
}
