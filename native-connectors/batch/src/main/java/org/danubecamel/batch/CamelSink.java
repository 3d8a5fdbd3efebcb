package org.danubecamel.batch;

import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;
import org.danubecamel.batch.internal.Entry;
import org.danubecamel.batch.internal.Sink;
import org.jspecify.annotations.Nullable;

/** Calls a Camel endpoint with a list, in an exchange with a unit of work of its own. */
final class CamelSink implements Sink {

    private final String name;
    private final Endpoint endpoint;
    private final AsyncProducer producer;

    /** @param producer the endpoint's producer, started by {@link #start} */
    CamelSink(String name, Endpoint endpoint, Producer producer) {
        this.name = name;
        this.endpoint = endpoint;
        this.producer = PluginHelper.getInternalProcessorFactory(endpoint.getCamelContext())
                .createUnitOfWorkProducer(producer);
    }

    void start() {
        ServiceHelper.startService(endpoint, producer);
    }

    void stop() {
        ServiceHelper.stopAndShutdownServices(producer);
    }

    @Override
    public void write(List<Entry> records, List<@Nullable Object> items, Consumer<@Nullable Throwable> done) {
        var exchange = endpoint.createExchange();
        var message = exchange.getMessage();
        message.setBody(items);
        message.setHeader(DanubeBatchConstants.BATCH_NAME, name);
        message.setHeader(DanubeBatchConstants.BATCH_SIZE, records.size());
        set(message, DanubeBatchConstants.BATCH_FIRST_ID, records.get(0).id());
        set(
                message,
                DanubeBatchConstants.BATCH_LAST_ID,
                records.get(records.size() - 1).id());
        set(message, DanubeBatchConstants.BATCH_TOKEN, BatchToken.of(records));
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SinkCompletion(done, failure -> ListNotTakenException.orSame(failure, items, uri())));
        producer.process(exchange, doneSync -> {});
    }

    /** Returns the sink's URI without secrets. */
    String uri() {
        return URISupport.sanitizeUri(endpoint.getEndpointUri());
    }

    private static void set(Message message, String header, @Nullable String value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
