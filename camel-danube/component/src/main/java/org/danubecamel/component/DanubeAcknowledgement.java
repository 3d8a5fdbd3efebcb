package org.danubecamel.component;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.AckOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges one message by hand; found in the header {@link DanubeConstants#ACKNOWLEDGEMENT} where the endpoint
 * has {@code allowManualAcknowledgement=true}. The first call decides, later ones change nothing. May be called by any
 * thread, also after the exchange completed. Until it is called the message counts as in flight, and later messages with
 * its key wait.
 *
 * <p>If the exchange fails before anything was called, the message is given to the route again, with a new handle, and
 * this one changes nothing any more.
 */
public interface DanubeAcknowledgement {

    /**
     * Tells the broker that the message is done. Call it once what the message stands for is durable.
     *
     * @return whether the broker confirmed it
     */
    CompletableFuture<AckOutcome> acknowledge();

    /**
     * Asks the broker to deliver the message again, perhaps to another consumer. Every such delivery counts against the
     * subscription's failure policy in the broker; by default, one in vain after the fifth blocks the subscription.
     *
     * @param delay how long the broker is to wait at least, 0 or more
     * @param reason kept by the broker with the message; null for none
     * @return whether the broker confirmed it
     */
    CompletableFuture<AckOutcome> negativeAcknowledge(Duration delay, @Nullable String reason);
}
