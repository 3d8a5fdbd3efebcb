package org.danubecamel.batch.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.danubecamel.batch.failure.BatchFullException;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/**
 * One batcher in a world in which everything happens in an order drawn from a seed: records arrive, tasks of the executor
 * run, time passes, the sink answers, routes stop.
 */
final class Interleaving {

    private static final int STEPS = 60;
    private static final long MILLISECOND = 1_000_000;

    private final Random random;
    private final Planted planted;
    private final Checker checker;
    private final Batcher batcher;
    private final Limits limits;
    private final List<ModelRecord> records = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Runnable> unanswered = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private long now;
    private final int poisonPercent;
    private int arrived;

    Interleaving(long seed, Planted planted) {
        random = new Random(seed);
        this.planted = planted;
        var guarantee = WriteGuarantee.values()[random.nextInt(WriteGuarantee.values().length)];
        var ambiguous = random.nextBoolean();
        poisonPercent = random.nextInt(4) * 15;
        limits = limits();
        checker = new Checker(guarantee, limits.batchesInFlight() == 1, !ambiguous);
        batcher = new Batcher(
                "test",
                limits,
                guarantee,
                new DefaultFailureClassifier(),
                new ModelSink(random, guarantee, ambiguous, planted, checker, unanswered),
                tasks::add,
                (task, delay) -> alarms.add(new Alarm(now + delay, task)),
                () -> now,
                new SilentObserver());
    }

    private Limits limits() {
        var size = 1 + random.nextInt(12);
        return new Limits(
                size,
                random.nextBoolean() ? 1 << 20 : 30,
                Duration.ofMillis(10),
                Duration.ofMillis(random.nextInt(3)),
                random.nextInt(4) == 0 ? 2 : 1,
                size + random.nextInt(20),
                random.nextBoolean() ? 1 << 20 : 60,
                Duration.ZERO);
    }

    void run() {
        for (var step = 0; step < STEPS; step++) {
            step();
            checker.require(batcher.pending() <= limits.pendingRecords(), "too many records are pending");
        }
        end();
        checker.report();
    }

    private void step() {
        switch (random.nextInt(24)) {
            case 0 -> batcher.hurry(random.nextInt(3) * MILLISECOND);
            case 1 -> {
                var route = "route " + random.nextInt(3);
                batcher.abandon(entry -> route.equals(entry.route()));
            }
            case 2, 3 -> pass(random.nextInt(12));
            case 4, 5, 6, 7, 8 -> runOne(unanswered);
            case 9, 10, 11, 12, 13, 14 -> runOne(tasks);
            default -> arrive(1 + random.nextInt(4));
        }
    }

    /** What a stop does, and then everything that is still to happen, calls that hung until then among it. */
    private void end() {
        var hanging = new ArrayList<Runnable>();
        if (random.nextBoolean()) {
            hanging.addAll(unanswered);
            unanswered.clear();
        }
        if (random.nextBoolean()) {
            batcher.hurry(1_000 * MILLISECOND);
            settle();
        }
        batcher.close();
        runAll(tasks);
        unanswered.addAll(hanging);
        settle();
        checker.require(batcher.pending() == 0, batcher.pending() + " records are pending after the end");
        checker.end(records);
    }

    private void settle() {
        do {
            pass(20);
            runAll(tasks);
            runAll(unanswered);
        } while (!tasks.isEmpty() || !unanswered.isEmpty());
    }

    private void arrive(int count) {
        for (var each = 0; each < count; each++) {
            var record = new ModelRecord(arrived++, random.nextInt(100) < poisonPercent);
            var route = "route " + random.nextInt(3);
            records.add(record);
            try {
                batcher.park(new Entry(
                        this, route, null, random.nextInt(10), () -> record, failure -> complete(record, failure)));
            } catch (BatchFullException | BatchNotWrittenException e) {
                records.remove(record);
            }
        }
    }

    private void complete(ModelRecord record, @Nullable Exception failure) {
        if (planted == Planted.FORGETS_A_RESULT && record.number == 3) {
            return;
        }
        checker.result(record, failure);
        if (planted == Planted.GIVES_A_RESULT_TWICE && record.number == 3) {
            checker.result(record, failure);
        }
    }

    private void pass(int milliseconds) {
        now += milliseconds * MILLISECOND;
        while (!alarms.isEmpty() && alarms.element().at <= now) {
            alarms.remove().task.run();
        }
    }

    private void runOne(List<Runnable> from) {
        if (!from.isEmpty()) {
            from.remove(random.nextInt(from.size())).run();
        }
    }

    private void runAll(List<Runnable> from) {
        while (!from.isEmpty()) {
            runOne(from);
        }
    }

    private record Alarm(long at, Runnable task) implements Comparable<Alarm> {

        @Override
        public int compareTo(Alarm other) {
            return Long.compare(at, other.at);
        }
    }
}
