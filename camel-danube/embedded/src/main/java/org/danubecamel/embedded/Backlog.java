package org.danubecamel.embedded;

/** The part of a topic's log that a subscription has not read yet, and the window through which it goes out. */
final class Backlog {

    private final MessageLog log;
    private final int window;
    private final InFlight inFlight;
    private long position;

    Backlog(MessageLog log, int window, InFlight inFlight) {
        this.log = log;
        this.window = window;
        this.inFlight = inFlight;
        this.position = log.end();
    }

    boolean hasMore() {
        return position < log.end();
    }

    Delivery take() {
        return new Delivery(log.get(position++));
    }

    /** Whether a message that was never sent may be sent now. */
    boolean windowIsOpen() {
        return inFlight.unacked() < window;
    }

    void send(Delivery delivery, Consumer consumer) {
        inFlight.sent(delivery, consumer, System.nanoTime());
        consumer.deliver(delivery.message);
    }

    /** Frees the place of a delivery that nobody wants now; it needs a new one to be sent again. */
    void setAside(Delivery delivery) {
        inFlight.setAside(delivery);
    }

    void rewindTo(long offset) {
        position = offset;
    }
}
