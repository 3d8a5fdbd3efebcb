package org.danubecamel.connector.source;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Says whether a source may read and publish now, and counts the exchanges that are in the route. */
final class Gate {

    private boolean held;
    private boolean suspended;
    private boolean stopped;
    private int inside;
    private @Nullable Thread blocked;
    private Runnable cancellation = () -> {};

    /**
     * Waits while it is suspended or held, and goes in.
     *
     * @return false if it is stopped
     */
    synchronized boolean enter() throws InterruptedException {
        while ((suspended || held) && !stopped) {
            wait();
        }
        if (stopped) {
            return false;
        }
        inside++;
        return true;
    }

    /** Goes in; false if it is suspended or stopped. */
    synchronized boolean tryEnter() {
        if (suspended || held || stopped) {
            return false;
        }
        inside++;
        return true;
    }

    /** Goes out. */
    synchronized void leave() {
        inside--;
    }

    /** Returns how many are inside. */
    synchronized int inside() {
        return inside;
    }

    /**
     * Waits while it is suspended.
     *
     * @return false if it is stopped
     */
    synchronized boolean awaitOpen() throws InterruptedException {
        while (suspended && !stopped) {
            wait();
        }
        return !stopped;
    }

    /** Waits so many milliseconds, less if it is stopped meanwhile. */
    synchronized void pause(long millis) throws InterruptedException {
        var end = System.nanoTime() + millis * 1_000_000;
        for (var left = millis; left > 0 && !stopped; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /**
     * Does what may block, and is cancelled when this is suspended or stopped.
     *
     * @param cancel is called by the thread that suspends or stops, before it interrupts this one
     * @throws InterruptedException if it is suspended or stopped, before or meanwhile
     */
    <T> T callUnlessClosed(Callable<T> call, Runnable cancel) throws Exception {
        synchronized (this) {
            if (suspended || stopped) {
                throw new InterruptedException();
            }
            blocked = Thread.currentThread();
            cancellation = cancel;
        }
        try {
            return call.call();
        } catch (Exception e) {
            if (isClosed()) {
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            throw e;
        } finally {
            synchronized (this) {
                blocked = null;
                // It was meant for the call alone, and has come late if that is over.
                if (suspended || stopped) {
                    Thread.interrupted();
                }
            }
        }
    }

    /** Returns whether it is suspended or stopped. */
    synchronized boolean isClosed() {
        return suspended || stopped;
    }

    /** Lets nothing go in before {@link #release}; what is called meanwhile is not cancelled. */
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized void suspend() {
        suspended = true;
        cancel();
    }

    synchronized void resume() {
        suspended = false;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        cancel();
    }

    private void cancel() {
        notifyAll();
        var thread = blocked;
        if (thread != null) {
            try {
                cancellation.run();
            } finally {
                thread.interrupt();
            }
        }
    }
}
