package org.danubecamel.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.SendReceipt;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;

/**
 * The producers of one endpoint, one for each topic that it sends to. Beyond a number the one that was idle for longest is
 * closed; one with messages under way never is. One that failed for good is made anew for the next message, because what
 * it failed on may have been put right since.
 */
final class TopicProducers implements AutoCloseable {

    private final Function<TopicName, Producer> factory;
    private final int maximum;
    private final SendWatch watch;
    private final Map<TopicName, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    TopicProducers(Function<TopicName, Producer> factory, int maximum, SendWatch watch) {
        this.factory = factory;
        this.maximum = maximum;
        this.watch = watch;
    }

    /** Makes the producer for {@code topic} if there is none, and returns it. */
    Producer open(TopicName topic) {
        var entry = acquire(topic);
        release(entry);
        return entry.producer;
    }

    CompletableFuture<SendReceipt> send(TopicName topic, OutgoingMessage message) {
        var entry = acquire(topic);
        CompletableFuture<SendReceipt> sent;
        try {
            sent = entry.producer.send(message);
        } catch (RuntimeException e) {
            release(entry);
            return CompletableFuture.failedFuture(e);
        }
        watch.watch(topic, sent, entry.producer::state);
        return sent.whenComplete((receipt, failure) -> release(entry));
    }

    private Entry acquire(TopicName topic) {
        Producer idle;
        Entry entry;
        synchronized (this) {
            if (closed) {
                throw new DanubeException(
                        ErrorId.CLOSED, "The producer for " + topic + " is closed. Start its route again.");
            }
            // One that was refused is kept: it tries again by itself, and a new one would leave another registration
            // behind on the broker.
            entry = entries.computeIfAbsent(topic, missing -> new Entry(factory.apply(missing)));
            entry.users++;
            idle = removeIdle();
        }
        if (idle != null) {
            idle.close();
        }
        return entry;
    }

    private @Nullable Producer removeIdle() {
        if (entries.size() <= maximum) {
            return null;
        }
        for (var each = entries.values().iterator(); each.hasNext(); ) {
            var entry = each.next();
            if (entry.users == 0) {
                each.remove();
                return entry.producer;
            }
        }
        return null;
    }

    private synchronized void release(Entry entry) {
        entry.users--;
    }

    /** Returns how many producers are open. */
    synchronized int size() {
        return entries.size();
    }

    @Override
    public void close() {
        List<Producer> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            entries.values().forEach(entry -> all.add(entry.producer));
            entries.clear();
        }
        all.forEach(Producer::close);
    }

    private static final class Entry {
        private final Producer producer;
        private int users;

        Entry(Producer producer) {
            this.producer = producer;
        }
    }
}
