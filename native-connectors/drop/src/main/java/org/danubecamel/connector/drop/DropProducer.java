package org.danubecamel.connector.drop;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.danubecamel.batch.sink.BatchSink;
import org.danubecamel.batch.sink.WriteGuarantee;

/** Counts what it is given, and does nothing else: bodies are not read. */
final class DropProducer extends DefaultProducer implements BatchSink {

    private final DropEndpoint endpoint;

    DropProducer(DropEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public WriteGuarantee writeGuarantee() {
        return WriteGuarantee.IDEMPOTENT;
    }

    @Override
    public void process(Exchange exchange) {
        endpoint.add(exchange.getMessage().getBody() instanceof List<?> list ? list.size() : 1);
    }
}
