package org.danubecamel.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Log order within each key, one message of a key on its way at a time. Messages behind a busy key, and messages that
 * no connected consumer wants, wait in the key's lane without filling the window, so other keys go on.
 */
final class KeyOrder implements DispatchOrder {

    private final Backlog backlog;
    private final HashRing ring;
    private final Map<String, KeyLane> lanes = new HashMap<>();
    private final Queue<KeyLane> retries = new ArrayDeque<>();
    private final Queue<KeyLane> fresh = new ArrayDeque<>();
    private final List<KeyLane> unclaimed = new ArrayList<>();
    private final Map<Consumer, Deque<KeyLane>> stalled = new HashMap<>();

    KeyOrder(Backlog backlog, HashRing ring) {
        this.backlog = backlog;
        this.ring = ring;
    }

    @Override
    public void dispatch() {
        // Redeliveries first: one that nobody wants gives its place in the window to lanes that are stalled.
        for (KeyLane lane = retries.poll(); lane != null; lane = retries.poll()) {
            dispatch(lane);
        }
        stalled.forEach(this::serve);
        for (KeyLane lane = nextLane(); lane != null; lane = nextLane()) {
            dispatch(lane);
        }
    }

    private void dispatch(KeyLane lane) {
        Consumer owner = ring.owner(lane.key);
        if (owner == null) {
            lane.setAside(backlog);
            unclaimed.add(lane);
        } else if (owner.canAccept()) {
            lane.sendNext(backlog, owner);
        } else {
            stall(owner, lane);
        }
    }

    private void serve(Consumer consumer, Deque<KeyLane> waiting) {
        KeyLane lane = waiting.peek();
        while (lane != null && consumer.canAccept() && (lane.isRetry() || backlog.windowIsOpen())) {
            waiting.remove();
            lane.sendNext(backlog, consumer);
            lane = waiting.peek();
        }
    }

    private void stall(Consumer owner, KeyLane lane) {
        Deque<KeyLane> waiting = stalled.computeIfAbsent(owner, o -> new ArrayDeque<>());
        if (lane.isRetry()) {
            // Ahead of lanes that wait for the window: only redeliveries may be able to open it.
            waiting.addFirst(lane);
        } else {
            waiting.addLast(lane);
        }
    }

    private @Nullable KeyLane nextLane() {
        if (!backlog.windowIsOpen()) {
            return null;
        }
        KeyLane lane = fresh.poll();
        while (lane == null && backlog.hasMore() && ring.anyCanAccept()) {
            lane = readAhead();
        }
        return lane;
    }

    /** Puts the next message of the log into its lane, which is returned unless it is busy. */
    private @Nullable KeyLane readAhead() {
        Delivery delivery = backlog.take();
        KeyLane lane = lanes.computeIfAbsent(delivery.key(), KeyLane::new);
        return lane.add(delivery) ? lane : null;
    }

    @Override
    public void retry(Delivery delivery) {
        KeyLane lane = lanes.get(delivery.key());
        if (lane != null) {
            retries.add(lane);
        }
    }

    @Override
    public void finished(Delivery delivery) {
        KeyLane lane = lanes.get(delivery.key());
        if (lane == null) {
            return;
        }
        if (lane.finishCurrent()) {
            fresh.add(lane);
        } else {
            lanes.remove(delivery.key());
        }
    }

    @Override
    public void blocked(Delivery delivery) {
        // The delivery keeps its lane, and with it the key, and nothing else.
    }

    @Override
    public void consumersChanged(List<Consumer> connected) {
        ring.consumersChanged(connected);
        stalled.values().forEach(waiting -> waiting.forEach(this::requeue));
        stalled.clear();
        unclaimed.forEach(this::requeue);
        unclaimed.clear();
    }

    private void requeue(KeyLane lane) {
        if (lane.isRetry()) {
            retries.add(lane);
        } else {
            fresh.add(lane);
        }
    }

    @Override
    public void reset() {
        lanes.clear();
        retries.clear();
        fresh.clear();
        unclaimed.clear();
        stalled.clear();
    }
}
