package org.danubecamel.test.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The one thread of a {@link TcpProxy}: everything on its sockets happens here, so what a caller's task has set holds for
 * every byte afterwards.
 */
final class EventLoop {

    /** Nothing to do until a socket or a task asks. */
    static final long NEVER = Long.MAX_VALUE;

    /** What the thread does besides tasks. */
    interface Work {

        /** Does what can be done now, and returns after how many nanoseconds there may be more, or {@link #NEVER}. */
        long advance(long now);

        /** Lets go of everything. The last call. */
        void end();
    }

    private final Selector selector;
    private final Work work;
    private final Thread thread;
    private final Queue<Task<?>> tasks = new ConcurrentLinkedQueue<>();
    private boolean stopping;
    private volatile boolean ended;

    EventLoop(String name, Selector selector, Work work) {
        this.selector = selector;
        this.work = work;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    static Selector openSelector() {
        try {
            return Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void close(Selector selector) {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        thread.start();
    }

    /** Runs a task on the thread and waits for it; its effect on the network is complete then. */
    <T> T call(Supplier<T> action) {
        var task = new Task<>(action);
        tasks.add(task);
        selector.wakeup();
        if (ended && tasks.remove(task)) {
            task.refuse();
        }
        try {
            return task.result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void run(Runnable action) {
        var unused = call(() -> {
            action.run();
            return true;
        });
    }

    /** Ends the thread, and waits until it has. Can be repeated. */
    void stop() {
        try {
            run(() -> stopping = true);
        } catch (IllegalStateException closed) {
            // By an earlier call; this one waits for the thread all the same.
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                turn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private void turn() throws IOException {
        runTasks();
        var nanos = stopping ? 0 : work.advance(System.nanoTime());
        if (nanos == NEVER) {
            selector.select();
        } else if (nanos <= 0) {
            selector.selectNow();
        } else {
            selector.select(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        }
        // Whoever advances tries all its sockets; what is ready only had to end the waiting.
        selector.selectedKeys().clear();
    }

    private void runTasks() throws IOException {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
            // The socket of a closed channel is closed only by a selection.
            selector.selectNow();
            task.complete();
        }
    }

    private void end() {
        try {
            work.end();
            close(selector);
        } finally {
            ended = true;
            for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                task.refuse();
            }
        }
    }

    private static final class Task<T> {

        private final Supplier<T> action;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private Runnable completion = () -> {};

        private Task(Supplier<T> action) {
            this.action = action;
        }

        private void run() {
            try {
                var value = action.get();
                completion = () -> result.complete(value);
            } catch (RuntimeException e) {
                completion = () -> result.completeExceptionally(e);
            }
        }

        private void complete() {
            completion.run();
        }

        private void refuse() {
            result.completeExceptionally(new IllegalStateException("The proxy is closed; open another one"));
        }
    }
}
