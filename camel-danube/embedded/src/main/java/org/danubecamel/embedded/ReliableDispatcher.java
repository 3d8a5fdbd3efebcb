package org.danubecamel.embedded;

import java.util.List;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For reliable topics: every message of the log is sent, and sent again until it is acknowledged or given up. */
final class ReliableDispatcher implements Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(ReliableDispatcher.class);

    private final String label;
    private final MessageLog log;
    private final InFlight inFlight;
    private final Frontier frontier;
    private final Backlog backlog;
    private final DispatchOrder order;
    private final Alarm alarm;
    private final DeadLetterOutbox deadLetters;
    private final Runnable slowestMoved;

    /**
     * Creates a dispatcher that starts after the latest message.
     *
     * @param slowestMoved is run when the log's first message may have become unneeded
     */
    ReliableDispatcher(String subscription, SubscriptionType type, Topic topic, Runnable slowestMoved) {
        this.label = "Subscription " + subscription + " of topic " + topic.name();
        this.log = topic.log();
        this.inFlight = new InFlight(topic.settings().failurePolicy());
        this.frontier = new Frontier(log.end());
        this.backlog = new Backlog(log, topic.settings().window(), inFlight);
        this.order = type == SubscriptionType.KEY_SHARED
                ? new KeyOrder(backlog, new HashRing())
                : new LogOrder(backlog, Routing.of(type));
        this.alarm = new Alarm(topic.scheduler(), topic::execute, this::timePassed);
        this.deadLetters = new DeadLetterOutbox(topic, subscription, this::stored);
        this.slowestMoved = slowestMoved;
    }

    @Override
    public void begin(FailurePolicy policy) {
        inFlight.begin(policy);
    }

    @Override
    public void published(StreamMessage message) {
        proceed();
    }

    @Override
    public void ack(long offset) {
        Delivery delivery = inFlight.acked(offset);
        if (delivery != null) {
            finish(delivery);
            proceed();
        }
    }

    private void finish(Delivery delivery) {
        boolean wasSlowest = frontier.position() == log.first();
        frontier.finish(delivery.offset());
        order.finished(delivery);
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
                inFlight.setAside(delivery);
                finish(delivery);
                warn(delivery, "drops it");
            }
            // It keeps its place in the window, so that no more can wait for the dead-letter topic.
            case DEAD_LETTER -> deadLetters.add(delivery, inFlight.policy().deadLetterTopic());
        }
    }

    private void stored(Delivery delivery) {
        inFlight.setAside(delivery);
        finish(delivery);
        proceed();
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

    private void proceed() {
        order.dispatch();
        inFlight.nextEvent().ifPresent(alarm::ringAt);
    }

    @Override
    public long neededFrom() {
        return frontier.position();
    }

    @Override
    public int streamBuffer() {
        return 0;
    }

    @Override
    public void reset() {
        alarm.cancel();
        inFlight.clear();
        deadLetters.clear();
        order.reset();
        frontier.keepOnlyPosition();
        backlog.rewindTo(frontier.position());
    }
}
