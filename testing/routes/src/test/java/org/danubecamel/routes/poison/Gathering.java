package org.danubecamel.routes.poison;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** Keeps the first exchanges until there are so many, and lets them go on at once, so that they fill one batch. */
final class Gathering extends AsyncProcessorSupport {

    private final int size;
    private final List<AsyncCallback> waiting = new ArrayList<>();
    private boolean complete;

    Gathering(int size) {
        this.size = size;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        List<AsyncCallback> all;
        synchronized (this) {
            if (complete) {
                callback.done(true);
                return true;
            }
            waiting.add(callback);
            complete = waiting.size() == size;
            all = complete ? List.copyOf(waiting) : List.of();
        }
        all.forEach(each -> each.done(false));
        return false;
    }
}
