package org.danubecamel.component;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.danubecamel.client.DanubeClient;

/**
 * One client for each connection setting, made for the first that needs it and closed after the last. What the clients
 * call, which is the rest of a route after a send, runs on threads of the Camel context, as many as are needed at once:
 * a route step that blocks there must not keep the answers of other sends from being delivered.
 */
final class SharedClients {

    private final CamelContext context;
    private final Map<ClientSettings, Entry> entries = new HashMap<>();

    SharedClients(CamelContext context) {
        this.context = context;
    }

    /**
     * Returns the client for {@code settings}, to be given back by {@link ClientLease#close()}.
     *
     * @throws org.danubecamel.client.DanubeException if the settings are not usable
     */
    synchronized ClientLease lease(ClientSettings settings) {
        var entry = entries.get(settings);
        if (entry == null) {
            entry = open(settings);
            entries.put(settings, entry);
        }
        entry.users++;
        var leased = entry;
        return new ClientLease(entry.client, () -> giveBack(settings, leased));
    }

    private Entry open(ClientSettings settings) {
        var executor = context.getExecutorServiceManager().newCachedThreadPool(this, "DanubeCallback");
        try {
            var client = DanubeClient.builder(settings.serviceUrl())
                    .requestTimeout(settings.requestTimeout())
                    .maxInFlight(settings.maxInFlight())
                    .maxPending(settings.maxPending())
                    .callbackExecutor(executor)
                    .build();
            return new Entry(client, executor);
        } catch (RuntimeException e) {
            context.getExecutorServiceManager().shutdownNow(executor);
            throw e;
        }
    }

    private void giveBack(ClientSettings settings, Entry entry) {
        synchronized (this) {
            entry.users--;
            if (entry.users > 0) {
                return;
            }
            entries.remove(settings, entry);
        }
        entry.client.close();
        context.getExecutorServiceManager().shutdownGraceful(entry.executor);
    }

    /** Returns how many clients are open. */
    synchronized int size() {
        return entries.size();
    }

    private static final class Entry {
        private final DanubeClient client;
        private final ExecutorService executor;
        private int users;

        Entry(DanubeClient client, ExecutorService executor) {
            this.client = client;
            this.executor = executor;
        }
    }
}
