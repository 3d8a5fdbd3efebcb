package org.danubecamel.embedded;

import java.util.List;
import org.danubecamel.embedded.storage.Saved;
import org.danubecamel.embedded.storage.SubscriptionStorage;
import org.danubecamel.embedded.storage.TopicStorage;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For reliable topics: every message of the log is sent, and sent again until it is acknowledged or given up. */
final class ReliableDispatcher implements Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(ReliableDispatcher.class);

    private final String label;
    private final Topic topic;
    private final TopicStorage log;
    private final SubscriptionStorage storage;
    private final InFlight inFlight;
    private final Backlog backlog;
    private final DispatchOrder order;
    private final Alarm alarm;
    private final DeadLetterOutbox deadLetters;
    private final Runnable slowestMoved;

    /** Grows with each {@link #reset}; what belongs to an earlier one no longer concerns the deliveries. */
    private int beginning;

    /** Where the cursor was when it was last looked at. */
    private long reported;

    /**
     * Creates a dispatcher that goes on behind what the subscription has finished.
     *
     * @param slowestMoved is run when the log's first message may have become unneeded
     */
    ReliableDispatcher(SubscriptionStorage storage, SubscriptionType type, Topic topic, Runnable slowestMoved) {
        this.label = "Subscription " + storage.name() + " of topic " + topic.name();
        this.topic = topic;
        this.log = topic.log();
        this.storage = storage;
        this.inFlight = new InFlight(topic.settings().failurePolicy());
        this.backlog = new Backlog(log, storage.cursor(), topic.settings().window(), inFlight);
        this.order = type == SubscriptionType.KEY_SHARED
                ? new KeyOrder(backlog, new HashRing())
                : new LogOrder(backlog, Routing.of(type));
        this.alarm = new Alarm(topic.scheduler(), topic::execute, this::timePassed);
        this.deadLetters = new DeadLetterOutbox(topic, storage.name(), this::finish);
        this.slowestMoved = slowestMoved;
        this.reported = storage.cursor().position();
    }

    @Override
    public void begin(FailurePolicy policy) {
        inFlight.begin(policy);
    }

    @Override
    public void published(StreamMessage message) {
        throw new IllegalStateException("Messages of a reliable topic go through its log");
    }

    @Override
    public void ack(long offset, Saved saved) {
        Delivery delivery = inFlight.acked(offset);
        if (delivery != null) {
            finish(delivery, saved);
        } else if (inFlight.isFinishing(offset)) {
            storage.finish(offset, saved);
        } else {
            saved.saved(null);
        }
    }

    private void finish(Delivery delivery) {
        finish(delivery, unheard -> {});
    }

    /** Has a delivery kept as finished. Should that fail, it waits for an acknowledgement again. */
    private void finish(Delivery delivery, Saved saved) {
        int begun = beginning;
        inFlight.finishing(delivery);
        storage.finish(
                delivery.offset(),
                failure -> topic.execute(() -> {
                    if (begun == beginning) {
                        concluded(delivery, failure == null);
                    }
                    cursorMoved();
                    saved.saved(failure);
                    proceed();
                }));
    }

    private void concluded(Delivery delivery, boolean finished) {
        if (finished) {
            inFlight.finished(delivery);
            order.finished(delivery);
        } else {
            inFlight.notFinished(delivery, System.nanoTime());
        }
    }

    private void cursorMoved() {
        boolean wasSlowest = reported <= log.first();
        reported = storage.cursor().position();
        if (wasSlowest) {
            slowestMoved.run();
        }
    }

    @Override
    public void nack(long offset, long delayMillis, @Nullable String reason) {
        Delivery delivery = inFlight.nacked(offset);
        if (delivery != null) {
            failed(delivery, delayMillis, reason);
            proceed();
        }
    }

    private void timePassed() {
        long now = System.nanoTime();
        for (Delivery overdue : inFlight.takeOverdue(now)) {
            failed(overdue, 0, "ack timeout");
        }
        inFlight.takeDue(now).forEach(order::retry);
        proceed();
    }

    private void failed(Delivery delivery, long nackDelayMillis, @Nullable String reason) {
        delivery.failureReason = reason;
        if (!inFlight.retryLater(delivery, nackDelayMillis, System.nanoTime())) {
            giveUp(delivery);
        }
    }

    private void giveUp(Delivery delivery) {
        switch (inFlight.policy().poisonPolicy()) {
            case BLOCK -> {
                inFlight.blocked(delivery);
                order.blocked(delivery);
                warn(delivery, "is blocked by it");
            }
            case DROP -> {
                finish(delivery);
                warn(delivery, "drops it");
            }
            // It keeps its place in the window, so that no more can wait for the dead-letter topic.
            case DEAD_LETTER -> deadLetters.add(delivery, inFlight.policy().deadLetterTopic());
        }
    }

    private void warn(Delivery delivery, String consequence) {
        LOG.warn(
                "{} gave up the message at offset {} after {} deliveries and {}; last failure: {}",
                label,
                delivery.offset(),
                delivery.attempts,
                consequence,
                delivery.failureReason == null ? "nack without a reason" : delivery.failureReason);
    }

    @Override
    public void consumersChanged(List<Consumer> connected) {
        order.consumersChanged(connected);
        proceed();
    }

    @Override
    public void release(Consumer consumer) {
        inFlight.takeFrom(consumer).forEach(order::retry);
    }

    @Override
    public void consumerReady(Consumer consumer) {
        proceed();
    }

    @Override
    public void proceed() {
        order.dispatch();
        inFlight.nextEvent().ifPresent(alarm::ringAt);
    }

    @Override
    public long neededFrom() {
        return storage.cursor().position();
    }

    @Override
    public int streamBuffer() {
        return 0;
    }

    @Override
    public void reset() {
        beginning++;
        alarm.cancel();
        inFlight.clear();
        deadLetters.clear();
        order.reset();
        storage.cursor().keepOnlyPosition();
        backlog.rewind();
    }
}
