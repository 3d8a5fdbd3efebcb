package org.danubecamel.contract.crash;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/** The planted defect: says that it has written, and writes then. */
final class EarlyProducer extends DelegateProducer {

    private final Executor later = Executors.newSingleThreadExecutor(EarlyProducer::thread);

    EarlyProducer(Endpoint endpoint, AsyncProducer behind) {
        super(endpoint, behind);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "write-later");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        var copy = getEndpoint().createExchange();
        copy.setMessage(exchange.getMessage().copy());
        later.execute(() -> behind().process(copy, doneSync -> {}));
        callback.done(true);
        return true;
    }
}
