package org.danubecamel.test.proxy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A fault of a {@link GrpcProxy}, made by a {@link CallSelection}. Safe for use by any number of threads. */
public final class GrpcFault {

    private final CallSelection<?> selection;
    private final Effect effect;
    private final Set<Runnable> held = new HashSet<>();
    private long seen;
    private int claimed;
    private int struck;
    private boolean ended;

    GrpcFault(CallSelection<?> selection, Effect effect) {
        this.selection = selection;
        this.effect = effect;
    }

    /**
     * Returns on how many calls it has had its effect: the refusal was given, the call or its answer is being held, the
     * target's answer has come and was lost, the stream was broken.
     */
    public synchronized int struck() {
        return struck;
    }

    /** Lets go of the calls and answers that it holds, and strikes no new calls. Can be repeated. */
    public void end() {
        List<Runnable> released;
        synchronized (this) {
            ended = true;
            released = List.copyOf(held);
            held.clear();
        }
        selection.forget(this);
        released.forEach(Runnable::run);
    }

    Effect effect() {
        return effect;
    }

    /** Returns whether the call is this fault's, and counts it. */
    synchronized boolean claims(String method, byte[] request) {
        if (ended || claimed >= selection.limit() || !selection.matches(method, request)) {
            return false;
        }
        seen++;
        if (seen % selection.every() != 0) {
            return false;
        }
        claimed++;
        return true;
    }

    synchronized void strike() {
        struck++;
    }

    /** Says that the fault could not strike a call that it had claimed, and may strike another one instead. */
    synchronized void unclaim() {
        claimed--;
    }

    /** Runs {@code release} once: after the delay if there is one, and at the latest at the end of this fault. */
    void hold(Runnable release, @Nullable Duration delay, ScheduledExecutorService timer) {
        boolean waiting;
        synchronized (this) {
            struck++;
            waiting = !ended && held.add(release);
        }
        if (!waiting) {
            release.run();
        } else if (delay != null) {
            var unused = timer.schedule(() -> release(release), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void release(Runnable release) {
        if (forget(release)) {
            release.run();
        }
    }

    /** Returns whether it had not run yet; it will not run any more. */
    synchronized boolean forget(Runnable release) {
        return held.remove(release);
    }
}
