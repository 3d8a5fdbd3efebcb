package org.danubecamel.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a message to a {@link MessageListener}. It ends with exactly one call of {@link #acknowledge},
 * {@link #negativeAcknowledge} or {@link #retryLater}; later calls change nothing. Until then, later messages of the
 * same key wait. May be used from any thread.
 */
public interface Delivery {

    /** Returns the message. */
    DanubeMessage message();

    /** Returns how often this consumer was given the message before: by the broker again, or by {@link #retryLater}. */
    int redeliveryCount();

    /** Tells the broker that the message is done. Call it once what it stands for is durable. */
    CompletableFuture<AckOutcome> acknowledge();

    /**
     * Asks the broker to deliver the message again. Each such delivery counts against the subscription's failure
     * policy; by default the sixth in vain blocks the subscription.
     *
     * @param delay how long to wait at least; the broker waits at least as long as its own policy says, to half a
     *     second
     * @param reason kept by the broker with the message; null for none
     */
    CompletableFuture<AckOutcome> negativeAcknowledge(Duration delay, @Nullable String reason);

    /**
     * Gives the message to the listener again, from memory, after {@code delay}. It stays unacknowledged at the broker,
     * and later messages of its key go on waiting.
     *
     * @param delay at most a day; more is taken for a day
     */
    void retryLater(Duration delay);
}
