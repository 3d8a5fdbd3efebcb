package org.danubecamel.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Threads that work until this JVM ends, and the wait meanwhile. */
final class Background {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Background() {}

    /** Starts a thread; if it fails, so does the measurement. */
    static void run(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, failure) -> Failures.check(failure));
        thread.start();
    }

    static void pause(double seconds) throws InterruptedException {
        var unused = NEVER.await((long) (seconds * Duration.ofSeconds(1).toNanos()), TimeUnit.NANOSECONDS);
    }
}
