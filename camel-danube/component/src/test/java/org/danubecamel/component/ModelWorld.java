package org.danubecamel.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is yet to happen, in an order drawn from a seed. All threads, timers and networks of a model test are this list. */
final class ModelWorld {

    final Random random;
    private final List<Runnable> tasks = new ArrayList<>();
    private long now;

    ModelWorld(long seed) {
        random = new Random(seed);
    }

    /** Something happens some time. */
    void later(Runnable task) {
        tasks.add(task);
    }

    /** Something happens some time, and not before {@code nanos} have passed. */
    void after(Runnable task, long nanos) {
        var due = now + nanos;
        later(() -> {
            now = Math.max(now, due);
            task.run();
        });
    }

    long nanoTime() {
        return now;
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    /** One thing happens. */
    void happen() {
        if (!tasks.isEmpty()) {
            var last = tasks.size() - 1;
            var index = random.nextInt(tasks.size());
            var task = tasks.get(index);
            tasks.set(index, tasks.get(last));
            tasks.remove(last);
            task.run();
        }
    }

    /** The process ends: nothing that it has begun goes on. */
    void forgetAll() {
        tasks.clear();
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }
}
