package org.danubecamel.component;

import org.apache.camel.Exchange;
import org.danubecamel.client.Delivery;

/** Learns how the exchanges end that were made from deliveries. Each delivery ends in exactly one call. */
interface AcknowledgementListener {

    /**
     * The exchange completed.
     *
     * @param decided whether the delivery is acknowledged or negatively acknowledged by now
     */
    void completed(Delivery delivery, boolean decided);

    /**
     * The exchange failed or was rolled back.
     *
     * @param disposal ends the delivery, now or later
     */
    void failed(Delivery delivery, Exchange exchange, Disposal disposal);

    /** The exchange failed after the route had acknowledged the message by hand. */
    void failedAfterDecision(Delivery delivery, Exchange exchange);
}
