package org.danubecamel.connector.source;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.MessageListener;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the subscription that has the positions, from the messages that are not acknowledged to the newest.
 * Whatever a later position has taken the place of is acknowledged as it comes, because the broker sends no more than ten
 * messages that are not.
 */
final class PositionReading implements MessageListener, AutoCloseable {

    static final String SEQUENCE = "danube-position-sequence";
    static final String INCARNATION = "danube-position-incarnation";

    private static final int KEPT = 2;

    private final List<Stored> kept = new ArrayList<>();
    private final List<CompletableFuture<?>> acknowledgements = new ArrayList<>();
    private final Map<String, Long> highest = new HashMap<>();
    private long newest = -1;
    private String newestOf = "";
    private @Nullable String damage;
    private @Nullable Consumer consumer;

    /**
     * A position that was published.
     *
     * @param sequence which one it is, rising over all runs
     * @param incarnation of the run that published it
     */
    record Stored(long sequence, String incarnation, PositionText text, Delivery delivery) {}

    synchronized void begin(Consumer opened) {
        consumer = opened;
    }

    CompletableFuture<Void> subscribed() {
        var current = opened();
        return current.ready();
    }

    private synchronized Consumer opened() {
        if (consumer == null) {
            throw new IllegalStateException("The reading has not begun.");
        }
        return consumer;
    }

    @Override
    public synchronized void onMessage(Delivery delivery) {
        var attributes = delivery.message().attributes();
        var incarnation = attributes.getOrDefault(INCARNATION, "");
        try {
            var sequence = Long.parseLong(attributes.getOrDefault(SEQUENCE, ""));
            var payload = delivery.message().payload();
            if (payload.length == 0) {
                acknowledge(delivery);
            } else {
                keep(new Stored(sequence, incarnation, PositionText.decode(payload), delivery));
            }
            newest = sequence;
            newestOf = incarnation;
        } catch (NumberFormatException | PositionText.DamagedException e) {
            damage = "a message in it is no position: " + e.getMessage();
        }
        notifyAll();
    }

    private void keep(Stored stored) {
        highest.merge(stored.incarnation(), stored.sequence(), Math::max);
        kept.removeIf(other ->
                other.sequence() == stored.sequence() && other.incarnation().equals(stored.incarnation()));
        kept.add(stored);
        kept.sort(Comparator.comparingLong(Stored::sequence));
        while (kept.size() > KEPT) {
            acknowledge(kept.remove(0).delivery());
        }
    }

    private void acknowledge(Delivery delivery) {
        acknowledgements.add(delivery.acknowledge());
    }

    /** Waits until what a run has published as its {@code sequence}-th has come. */
    synchronized void awaitOwn(String incarnation, long sequence, Duration patience)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!(newest >= sequence && newestOf.equals(incarnation))) {
            if (damage != null) {
                throw new SourceSetupException(
                        "DNB-3353 The topic of a position cannot be read: " + damage
                                + ". Give the position a topic of its own.",
                        null);
            }
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException(
                        "DNB-3355 The topic of a position does not give back what was published to it, within "
                                + patience.toSeconds() + " s. Last state of the subscription: "
                                + opened().state() + ".");
            }
            wait(left);
        }
    }

    /** Returns the last position that came; null if none did. */
    synchronized @Nullable Stored last() {
        return kept.isEmpty() ? null : kept.get(kept.size() - 1);
    }

    /** Returns whether another run has published a position that is no older than {@code sequence}. */
    synchronized boolean hasOther(String incarnation, long sequence) {
        return highest.entrySet().stream()
                .anyMatch(run -> !run.getKey().equals(incarnation) && run.getValue() >= sequence);
    }

    /** Acknowledges all positions that came but the last, and returns when the broker has been told. */
    void acknowledgeAllButLast(Duration patience) throws Exception {
        CompletableFuture<?>[] told;
        synchronized (this) {
            while (kept.size() > 1) {
                acknowledge(kept.remove(0).delivery());
            }
            told = acknowledgements.toArray(CompletableFuture<?>[]::new);
        }
        CompletableFuture.allOf(told).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it. What is not acknowledged stays with the broker. */
    @Override
    public void close() {
        opened().closeNow();
    }
}
