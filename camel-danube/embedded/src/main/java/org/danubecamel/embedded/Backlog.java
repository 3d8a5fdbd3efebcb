package org.danubecamel.embedded;

import org.danubecamel.embedded.storage.Cursor;
import org.danubecamel.embedded.storage.TopicStorage;

/** The part of a topic's log that a subscription has not read yet, and the window through which it goes out. */
final class Backlog {

    private final TopicStorage log;
    private final Cursor cursor;
    private final int window;
    private final InFlight inFlight;
    private long position;

    Backlog(TopicStorage log, Cursor cursor, int window, InFlight inFlight) {
        this.log = log;
        this.cursor = cursor;
        this.window = window;
        this.inFlight = inFlight;
        this.position = cursor.position();
    }

    /** Whether there is a message to {@link #take}. */
    boolean hasMore() {
        while (position < log.end() && cursor.isFinished(position)) {
            position++;
        }
        return position < log.end();
    }

    Delivery take() {
        Delivery delivery = new Delivery(log.get(position));
        position++;
        return delivery;
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

    /** Begins again at the first message that is not finished. */
    void rewind() {
        position = cursor.position();
    }
}
