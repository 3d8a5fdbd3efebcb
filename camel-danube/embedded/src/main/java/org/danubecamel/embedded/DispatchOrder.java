package org.danubecamel.embedded;

import java.util.List;

/** In which order a reliable subscription sends its messages, first deliveries and redeliveries. */
interface DispatchOrder {

    /** Sends everything that may be sent now. */
    void dispatch();

    /** Takes a delivery that is to be sent again as soon as possible. */
    void retry(Delivery delivery);

    /** Learns that a delivery is done, blocked before or not. */
    void finished(Delivery delivery);

    /** Learns that a delivery is given up; it may still be acknowledged, and then it is finished. */
    void blocked(Delivery delivery);

    void consumersChanged(List<Consumer> connected);

    /** Forgets everything but the consumers. */
    void reset();
}
