package org.danubecamel.batch.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.danubecamel.batch.failure.BatchFullException;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.batch.sink.WriteGuarantee;

/**
 * Parks records, calls the sink with many of them, and gives each its own result.
 *
 * <p>The lock guards what is parked and what is under way, and is never held while the sink or a route is called. A record
 * leaves it in one of two ways: by the verdict of its batch, or abandoned; whichever comes first counts.
 */
public final class Batcher implements BatchRun.BatchEnd {

    private final String name;
    private final Limits limits;
    private final WriteGuarantee guarantee;
    private final FailureClassifier classifier;
    private final Sink sink;
    private final Executor executor;
    private final Timer timer;
    private final LongSupplier clock;
    private final BatchObserver observer;
    private final Room room;
    private final Lane lane;

    private final ReentrantLock lock = new ReentrantLock();
    private final Buffer buffer;
    private final SourceWindow window = new SourceWindow();
    private final Set<BatchRun> underWay = new LinkedHashSet<>();
    private boolean timerIsSet;
    private boolean hurried;
    private long hurriedUntil;
    private boolean closed;

    /**
     * Creates a batcher.
     *
     * @param name the name in messages
     * @param executor runs calls of the sink and gives results; must have a thread for each call and one more
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    public Batcher(
            String name,
            Limits limits,
            WriteGuarantee guarantee,
            FailureClassifier classifier,
            Sink sink,
            Executor executor,
            Timer timer,
            LongSupplier clock,
            BatchObserver observer) {
        this.name = name;
        this.limits = limits;
        this.guarantee = guarantee;
        this.classifier = classifier;
        this.sink = sink;
        this.executor = executor;
        this.timer = timer;
        this.clock = clock;
        this.observer = observer;
        room = new Room(limits.pendingRecords(), limits.pendingBytes());
        lane = new Lane(executor, room);
        buffer = new Buffer(limits);
    }

    /**
     * Parks a record, waiting for room if there is none.
     *
     * @throws BatchFullException if there was no room in time
     * @throws RuntimeException if the batcher is stopped
     */
    public void park(Entry entry) {
        takeRoom(entry);
        List<BatchRun> due;
        lock.lock();
        try {
            if (closed) {
                room.release(entry.bytes());
                throw Outcomes.stopped(name, 1, null);
            }
            window.arrived(!underWay.isEmpty());
            buffer.add(entry, clock.getAsLong());
            due = takeDue();
        } finally {
            lock.unlock();
        }
        due.forEach(BatchRun::start);
    }

    /**
     * Writes what is parked at once, and for {@code nanos} also what arrives, as soon as the sink is free.
     */
    public void hurry(long nanos) {
        List<BatchRun> due;
        lock.lock();
        try {
            hurried = true;
            hurriedUntil = clock.getAsLong() + nanos;
            due = takeDue();
        } finally {
            lock.unlock();
        }
        due.forEach(BatchRun::start);
    }

    /** Fails the records that {@code condition} holds for. A call of the sink that has some of them is not waited for. */
    public void abandon(Predicate<Entry> condition) {
        var abandoned = new ArrayList<Entry>();
        lock.lock();
        try {
            underWay.forEach(run -> run.batch().stream().filter(condition).forEach(abandoned::add));
            abandoned.addAll(buffer.removeIf(condition));
            lane.add(abandoned.stream()
                    .map(entry -> new Verdict(entry, Outcomes.stopped(name, abandoned.size(), null)))
                    .toList());
        } finally {
            lock.unlock();
        }
        lane.kick();
    }

    /** Takes no more records and fails those that have no result. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        room.close();
        abandon(entry -> true);
    }

    /** Returns how many records have no result. */
    public int pending() {
        return room.records();
    }

    /** Waits until no route is left that is to be given a result known by now, at most {@code nanos}. */
    public void awaitQuiet(long nanos) {
        lane.awaitIdle(nanos);
    }

    @Override
    public void decided(List<Verdict> verdicts) {
        if (!verdicts.isEmpty()) {
            lane.add(verdicts);
            lane.kick();
        }
    }

    @Override
    public void ended(BatchRun run, List<Verdict> verdicts) {
        List<BatchRun> due;
        lock.lock();
        try {
            if (!underWay.remove(run)) {
                return;
            }
            // Before the results are given, because those make sources send more, which must not count as having come
            // during the batch; and in the lock, so that the results of the next batch come after these.
            window.landed();
            lane.add(verdicts);
            due = takeDue();
        } finally {
            lock.unlock();
        }
        due.forEach(BatchRun::start);
        lane.kick();
    }

    @Override
    public void broken(BatchRun run, Throwable cause) {
        var size = run.batch().size();
        ended(
                run,
                run.batch().stream()
                        .map(entry -> new Verdict(entry, Outcomes.stopped(name, size, cause)))
                        .toList());
    }

    private void takeRoom(Entry entry) {
        var within = lane.isCurrentThread();
        if (within && lane.inheritRoom(entry)) {
            return;
        }
        var timeout = within ? 0 : limits.pendingTimeout().toNanos();
        try {
            if (!room.acquire(entry.bytes(), timeout)) {
                throw full(within);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BatchFullException("Interrupted while waiting for room in danube-batch:" + name + ".");
        }
    }

    private RuntimeException full(boolean within) {
        lock.lock();
        try {
            if (closed) {
                return Outcomes.stopped(name, 1, null);
            }
        } finally {
            lock.unlock();
        }
        return new BatchFullException(
                "danube-batch:" + name + " has no room: " + room.records() + " records of at most "
                        + limits.pendingRecords() + " (maxPendingRecords), or " + limits.pendingBytes()
                        + " bytes (maxPendingBytes), have no result yet"
                        + (within
                                ? ", and the sender is the one who is to make room. Send one record for each that completes."
                                : ", and none became free within "
                                        + limits.pendingTimeout().toMillis()
                                        + " ms (pendingTimeout). The sink is slower than the sources, or away."));
    }

    /** Takes the batches that are due off the buffer; where records stay that will be due by time, sees to that time. */
    private List<BatchRun> takeDue() {
        var due = new ArrayList<BatchRun>();
        var now = clock.getAsLong();
        while (!closed && !buffer.isEmpty() && underWay.size() < limits.batchesInFlight() && isDue(now)) {
            var alone = underWay.isEmpty();
            var silent = buffer.isIdle(now) || (alone && !buffer.isFull() && window.isReached(buffer.size()));
            var records = buffer.take();
            window.sent(records.size(), silent, alone);
            var run = new BatchRun(
                    records,
                    new Isolation(name, records, guarantee, classifier, observer),
                    sink,
                    executor,
                    observer,
                    this);
            underWay.add(run);
            due.add(run);
        }
        if (!buffer.isEmpty() && underWay.size() < limits.batchesInFlight()) {
            setTimer(Math.max(1, buffer.dueIn(now)));
        }
        return due;
    }

    private boolean isDue(long now) {
        return buffer.isFull()
                || isHurried(now)
                || (underWay.isEmpty() && window.isReached(buffer.size()))
                || buffer.dueIn(now) <= 0;
    }

    private boolean isHurried(long now) {
        if (hurried && hurriedUntil - now <= 0) {
            hurried = false;
        }
        return hurried;
    }

    /** A timer that is set never comes too late: what is parked later is due later. */
    private void setTimer(long delayNanos) {
        if (!timerIsSet && !closed) {
            timerIsSet = true;
            timer.schedule(this::onTimer, delayNanos);
        }
    }

    private void onTimer() {
        List<BatchRun> due;
        lock.lock();
        try {
            timerIsSet = false;
            due = takeDue();
        } finally {
            lock.unlock();
        }
        due.forEach(BatchRun::start);
    }
}
