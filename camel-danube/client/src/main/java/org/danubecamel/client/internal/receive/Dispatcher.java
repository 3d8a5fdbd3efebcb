package org.danubecamel.client.internal.receive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.danubecamel.client.internal.wire.KeyedLanes;
import org.jspecify.annotations.Nullable;

/**
 * Gives open messages to the listener: in the order of arrival, at most so many at once, and a later message of a key
 * only when the earlier one is finished. Safe for use by any number of threads; no lock is held during a call to the
 * listener.
 */
final class Dispatcher {

    /** After so many deliveries a worker lets others have its thread. */
    private static final int TURN = 64;

    private final Executor executor;
    private final int concurrency;
    private final int maxInFlight;
    private final Consumer<InboxDelivery> listener;
    private final Consumer<Runnable> handOver;
    private final Consumer<Runnable> later;
    private final ArrayDeque<InboxDelivery> ready = new ArrayDeque<>();
    private final ArrayDeque<InboxDelivery> again = new ArrayDeque<>();
    private final KeyedLanes<InboxDelivery> lanes = new KeyedLanes<>();
    private final List<Runnable> whenIdle = new ArrayList<>();
    private final Runnable pumping = this::pumpAll;
    private int workers;
    private int inFlight;
    private boolean pumpPlanned;
    private boolean paused;
    private boolean held;
    private boolean admitsOne;
    private boolean rejected;

    /**
     * Creates a dispatcher.
     *
     * @param handOver runs a task that gives {@code executor} something, once for all messages that came together
     * @param later runs a task after a while, for when {@code executor} rejects
     */
    Dispatcher(
            Executor executor,
            int concurrency,
            int maxInFlight,
            Consumer<InboxDelivery> listener,
            Consumer<Runnable> handOver,
            Consumer<Runnable> later) {
        this.executor = executor;
        this.concurrency = concurrency;
        this.maxInFlight = maxInFlight;
        this.listener = listener;
        this.handOver = handOver;
        this.later = later;
    }

    /** Takes messages to be delivered when their turn comes. */
    void offer(List<InboxDelivery> deliveries) {
        synchronized (this) {
            for (var delivery : deliveries) {
                if (lanes.enter(delivery.entry().key(), delivery)) {
                    ready.add(delivery);
                }
            }
            if (ready.isEmpty() || pumpPlanned || workers >= concurrency) {
                return;
            }
            pumpPlanned = true;
        }
        handOver.accept(pumping);
    }

    /** The message is finished or given back: the next of its key may go. */
    void finished(InboxDelivery delivery) {
        leftListener(delivery);
    }

    /** The listener will be given the message again; its key stays taken, its place does not. */
    void postponed() {
        leftListener(null);
    }

    /** The time of a postponed message has come: it is older than all that wait. */
    void again(InboxDelivery delivery) {
        synchronized (this) {
            again.add(delivery);
        }
        pump();
    }

    /** @param finished what leaves its lane too, null for nothing */
    private void leftListener(@Nullable InboxDelivery finished) {
        List<Runnable> idle = List.of();
        boolean more;
        synchronized (this) {
            var next = finished == null ? null : lanes.leave(finished.entry().key(), finished.first());
            if (next != null) {
                ready.add(next);
            }
            inFlight--;
            if (inFlight == 0 && !whenIdle.isEmpty()) {
                idle = List.copyOf(whenIdle);
                whenIdle.clear();
            }
            more = addWorker();
        }
        idle.forEach(Runnable::run);
        if (more) {
            submitWorker();
        }
    }

    synchronized void pause() {
        paused = true;
    }

    /** Ends the pause; {@link #wake} then goes on. */
    synchronized void unpause() {
        paused = false;
    }

    /** Gives nothing but what was postponed until {@link #release}. */
    synchronized void hold() {
        held = true;
    }

    /** Gives all again; {@link #wake} then goes on. */
    synchronized void release() {
        held = false;
        admitsOne = false;
    }

    /** Gives one more in spite of {@link #hold}, the next to come if none waits; {@link #wake} then goes on. */
    synchronized void admitOne() {
        admitsOne = held;
    }

    /** Goes on with what waits. */
    void wake() {
        for (var i = 0; i < concurrency; i++) {
            pump();
        }
    }

    /** Runs {@code action} as soon as the listener holds no message. */
    void whenIdle(Runnable action) {
        synchronized (this) {
            if (inFlight > 0) {
                whenIdle.add(action);
                return;
            }
        }
        action.run();
    }

    synchronized int inFlight() {
        return inFlight;
    }

    private void pump() {
        boolean more;
        synchronized (this) {
            more = addWorker();
        }
        if (more) {
            submitWorker();
        }
    }

    /** Starts as many workers as there is work for. */
    private void pumpAll() {
        int useful;
        synchronized (this) {
            pumpPlanned = false;
            useful = Math.min(concurrency, ready.size());
        }
        for (var i = 0; i < useful; i++) {
            pump();
        }
    }

    /** Returns whether another worker is to be started, which is counted then. */
    private boolean addWorker() {
        var more = workers < concurrency && mayDeliver();
        workers += more ? 1 : 0;
        return more;
    }

    private void submitWorker() {
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException fullOrShutDown) {
            // Never here instead: this may be a network thread. One that is full has room later.
            synchronized (this) {
                workers--;
                if (rejected) {
                    return;
                }
                rejected = true;
            }
            later.accept(this::pumpAgain);
        }
    }

    private void pumpAgain() {
        synchronized (this) {
            rejected = false;
        }
        pump();
    }

    private boolean mayDeliver() {
        return !paused && inFlight < maxInFlight && (!again.isEmpty() || ((!held || admitsOne) && !ready.isEmpty()));
    }

    private InboxDelivery next() {
        if (!again.isEmpty()) {
            return again.remove();
        }
        admitsOne = false;
        return ready.remove();
    }

    private void work() {
        for (var i = 0; i < TURN; i++) {
            InboxDelivery delivery;
            synchronized (this) {
                if (!mayDeliver()) {
                    workers--;
                    return;
                }
                delivery = next();
                inFlight++;
            }
            listener.accept(delivery);
        }
        submitWorker();
    }
}
