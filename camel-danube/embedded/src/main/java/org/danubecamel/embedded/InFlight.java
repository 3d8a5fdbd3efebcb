package org.danubecamel.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The deliveries of one subscription that wait for an acknowledgement or for their next attempt. */
final class InFlight {

    private FailurePolicy policy;

    /** In the order of sending, which is the order of the deadlines because every timeout is the same. */
    private final Map<Long, Delivery> awaitingAck = new LinkedHashMap<>();

    private final PriorityQueue<Delivery> delayed = new PriorityQueue<>(
            Comparator.<Delivery>comparingLong(delivery -> delivery.dueNanos).thenComparingLong(Delivery::offset));

    /** Given up and not finished: only an acknowledgement, however late, ends them. */
    private final Map<Long, Delivery> blocked = new HashMap<>();

    /** Acknowledged or given up, while that is being kept. */
    private final Map<Long, Delivery> finishing = new HashMap<>();

    private int unacked;

    InFlight(FailurePolicy policy) {
        this.policy = policy;
    }

    /** Replaces the policy; only while nothing is in flight. */
    void begin(FailurePolicy newPolicy) {
        policy = newPolicy;
    }

    FailurePolicy policy() {
        return policy;
    }

    /** Returns how many messages were sent and are neither acknowledged, given up nor set aside. */
    int unacked() {
        return unacked;
    }

    void sent(Delivery delivery, Consumer consumer, long now) {
        delivery.attempts++;
        if (!delivery.inWindow) {
            delivery.inWindow = true;
            unacked++;
        }
        delivery.consumer = consumer;
        delivery.dueNanos = now + policy.ackTimeout().toNanos();
        awaitingAck.put(delivery.offset(), delivery);
    }

    /** Returns the acknowledged delivery, or null if it does not wait for one: acknowledged already, or too late. */
    @Nullable Delivery acked(long offset) {
        Delivery delivery = awaitingAck.remove(offset);
        return delivery == null ? blocked.remove(offset) : delivery;
    }

    /** Holds a delivery, in its place in the window, until {@link #finished} or {@link #notFinished}. */
    void finishing(Delivery delivery) {
        finishing.put(delivery.offset(), delivery);
    }

    boolean isFinishing(long offset) {
        return finishing.containsKey(offset);
    }

    void finished(Delivery delivery) {
        finishing.remove(delivery.offset());
        setAside(delivery);
    }

    /** Waits for another acknowledgement, for as long as for the first one. */
    void notFinished(Delivery delivery, long now) {
        finishing.remove(delivery.offset());
        if (delivery.inWindow) {
            delivery.dueNanos = now + policy.ackTimeout().toNanos();
            awaitingAck.put(delivery.offset(), delivery);
        } else {
            blocked.put(delivery.offset(), delivery);
        }
    }

    /** Returns the delivery that a nack refused, or null if it does not wait for an acknowledgement. */
    @Nullable Delivery nacked(long offset) {
        return awaitingAck.remove(offset);
    }

    /** Plans the next attempt; returns false when there is none left, and then the delivery still counts. */
    boolean retryLater(Delivery delivery, long nackDelayMillis, long now) {
        if (!policy.allowsRetryAfter(delivery.attempts)) {
            return false;
        }
        delivery.dueNanos = now + policy.retryDelayNanos(delivery.attempts, nackDelayMillis);
        delayed.add(delivery);
        return true;
    }

    /** Counts a delivery no longer until it is sent again, because it is given up or nobody wants it now. */
    void setAside(Delivery delivery) {
        if (delivery.inWindow) {
            delivery.inWindow = false;
            unacked--;
        }
    }

    /** Counts a delivery no longer and keeps it until it is acknowledged after all. */
    void blocked(Delivery delivery) {
        setAside(delivery);
        blocked.put(delivery.offset(), delivery);
    }

    /** Removes and returns the deliveries whose acknowledgement is overdue. */
    List<Delivery> takeOverdue(long now) {
        List<Delivery> overdue = new ArrayList<>();
        Iterator<Delivery> oldest = awaitingAck.values().iterator();
        while (oldest.hasNext()) {
            Delivery delivery = oldest.next();
            if (delivery.dueNanos - now > 0) {
                break;
            }
            oldest.remove();
            overdue.add(delivery);
        }
        return overdue;
    }

    /** Removes and returns the deliveries whose next attempt is due. */
    List<Delivery> takeDue(long now) {
        List<Delivery> due = new ArrayList<>();
        for (Delivery next = delayed.peek(); next != null && next.dueNanos - now <= 0; next = delayed.peek()) {
            delayed.remove();
            due.add(next);
        }
        return due;
    }

    /** Removes and returns what waits for an acknowledgement from this consumer, in the order of sending. */
    List<Delivery> takeFrom(Consumer consumer) {
        List<Delivery> taken = new ArrayList<>();
        awaitingAck.values().removeIf(delivery -> delivery.consumer == consumer && taken.add(delivery));
        return taken;
    }

    /** Returns the next moment at which something is overdue or due. */
    OptionalLong nextEvent() {
        Iterator<Delivery> oldest = awaitingAck.values().iterator();
        Delivery retry = delayed.peek();
        if (!oldest.hasNext()) {
            return retry == null ? OptionalLong.empty() : OptionalLong.of(retry.dueNanos);
        }
        long overdue = oldest.next().dueNanos;
        return OptionalLong.of(retry == null || retry.dueNanos - overdue > 0 ? overdue : retry.dueNanos);
    }

    void clear() {
        awaitingAck.clear();
        delayed.clear();
        blocked.clear();
        finishing.clear();
        unacked = 0;
    }
}
