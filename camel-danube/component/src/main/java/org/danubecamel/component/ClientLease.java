package org.danubecamel.component;

import java.util.concurrent.atomic.AtomicBoolean;
import org.danubecamel.client.DanubeClient;

/** The use of a client that others may use too; it stays open at least until this is closed. */
final class ClientLease implements AutoCloseable {

    private final DanubeClient client;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    ClientLease(DanubeClient client, Runnable giveBack) {
        this.client = client;
        this.giveBack = giveBack;
    }

    DanubeClient client() {
        return client;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
