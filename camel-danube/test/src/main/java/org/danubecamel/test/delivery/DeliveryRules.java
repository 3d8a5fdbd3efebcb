package org.danubecamel.test.delivery;

import java.time.Duration;

/**
 * What a run must keep.
 *
 * @param ordered whether messages of one producer and key must be processed in the order of sending; a shared
 *     subscription with several consumers promises no order
 * @param ackTimeout after how long the broker delivers an unacknowledged message again: an acknowledgement that is
 *     confirmed later than that after the delivery may have come too late
 * @param examples how many examples of each finding to keep
 */
public record DeliveryRules(boolean ordered, Duration ackTimeout, int examples) {

    /** Order by key, the broker's default ack timeout of 30 s, ten examples. */
    public static final DeliveryRules DEFAULT = new DeliveryRules(true, Duration.ofSeconds(30), 10);

    /** Checks the bounds. */
    public DeliveryRules {
        Checks.require(ackTimeout.toMillis() > 0, "ackTimeout", ackTimeout, "more than 0");
        Checks.require(examples >= 0, "examples", examples, "0 or more");
    }

    /** Returns these rules with {@link #ordered()} as given. */
    public DeliveryRules withOrdered(boolean ordered) {
        return new DeliveryRules(ordered, ackTimeout, examples);
    }

    /** Returns these rules with another {@link #ackTimeout()}. */
    public DeliveryRules withAckTimeout(Duration ackTimeout) {
        return new DeliveryRules(ordered, ackTimeout, examples);
    }

    /** Returns these rules with another number of {@link #examples()}. */
    public DeliveryRules withExamples(int examples) {
        return new DeliveryRules(ordered, ackTimeout, examples);
    }
}
