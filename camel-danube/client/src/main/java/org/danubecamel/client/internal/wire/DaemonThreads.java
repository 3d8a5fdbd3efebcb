package org.danubecamel.client.internal.wire;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that do not keep the JVM alive. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** Returns a factory of daemon threads called {@code name-1}, {@code name-2} and so on. */
    public static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
