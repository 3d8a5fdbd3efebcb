package org.danubecamel.examples.quickstart;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/**
 * The events on their way from the webhook to the file, so that a stop can wait for them: what an embedded broker holds
 * in memory ends with this JVM. Called by the routes.
 */
final class Events {

    /** The message attribute by which an event is recognized at the other end. */
    static final String ID = "event-id";

    /** So many accepted events may wait for the file; more are refused, because the broker holds them in memory. */
    static final int MAX_UNDER_WAY = 10_000;

    private final boolean tracked;
    private final BooleanSupplier subscribed;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicLong written = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private volatile boolean opened;
    private volatile boolean closed;

    /**
     * Creates the count.
     *
     * @param tracked whether this JVM must write every event that it accepted; false where a broker of its own keeps
     *     them
     * @param subscribed whether Danube delivers to this JVM; while it does not, events are refused at once
     */
    Events(boolean tracked, BooleanSupplier subscribed) {
        this.tracked = tracked;
        this.subscribed = subscribed;
    }

    /** From now on events are accepted, unless {@link #close} was called. */
    void open() {
        opened = true;
    }

    /** From now on events are refused, for good. */
    void close() {
        closed = true;
    }

    /** Returns whether events are accepted. */
    boolean isUp() {
        return opened && !closed && subscribed.getAsBoolean();
    }

    /**
     * Turns a webhook's body into the message to be sent.
     *
     * @throws JsonLine.NotJsonException if the body is not JSON
     * @throws IllegalStateException if no event can be taken now
     */
    void accept(Exchange exchange) {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        exchange.getMessage().setBody(JsonLine.of(body == null ? new byte[0] : body));
        if (underWay.size() >= MAX_UNDER_WAY) {
            throw new IllegalStateException(MAX_UNDER_WAY + " events wait to be written");
        }
        String id = exchange.getExchangeId();
        exchange.getMessage().setHeader(ID, id);
        exchange.setProperty(ID, id);
        if (tracked) {
            underWay.add(id);
        }
        // Looked at after the event is counted: close() followed by awaitNoneUnderWay() then misses none.
        if (!isUp()) {
            throw new IllegalStateException("not connected to Danube, or stopping");
        }
    }

    /** Forgets an event that was not stored. */
    void notStored(Exchange exchange) {
        String id = exchange.getProperty(ID, String.class);
        if (id != null) {
            done(id);
        }
    }

    /** Counts an event that stands in the file. */
    void written(Exchange exchange) {
        written.incrementAndGet();
        String id = exchange.getMessage().getHeader(ID, String.class);
        done(id == null ? "" : id);
    }

    /** Returns how many events were written. */
    long written() {
        return written.get();
    }

    /** Returns how many events are under way. */
    int underWay() {
        return underWay.size();
    }

    private void done(String id) {
        underWay.remove(id);
        lock.lock();
        try {
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is under way.
     *
     * @param patience how long to wait without any progress
     * @return whether nothing is under way
     */
    boolean awaitNoneUnderWay(Duration patience) throws InterruptedException {
        return await(underWay::isEmpty, patience);
    }

    /**
     * Waits until {@code count} events were written.
     *
     * @param patience how long to wait without any progress
     * @return whether they were
     */
    boolean awaitWritten(long count, Duration patience) throws InterruptedException {
        return await(() -> written.get() >= count, patience);
    }

    private boolean await(BooleanSupplier reached, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            while (!reached.getAsBoolean()) {
                if (!progress.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return reached.getAsBoolean();
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
