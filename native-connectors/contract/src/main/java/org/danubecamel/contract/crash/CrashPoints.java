package org.danubecamel.contract.crash;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Halts this process at one crash point, for whoever started it to kill it there: a thread that comes to the point stays,
 * and so does every other thread as soon as it comes to any point of the route.
 */
public final class CrashPoints {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final @Nullable CrashPoint armed;
    private final AtomicInteger visitsLeft;
    private final Consumer<String> reports;
    private final AtomicBoolean reported = new AtomicBoolean();
    private volatile boolean halted;

    /**
     * @param armed null for none
     * @param visit which visit of the point is the last, from 1
     * @param reports is told once, in a line, that the point is reached
     */
    CrashPoints(@Nullable CrashPoint armed, int visit, Consumer<String> reports) {
        this.armed = armed;
        this.visitsLeft = new AtomicInteger(visit);
        this.reports = reports;
    }

    /** Comes to a point with a message; may never return. */
    public void pass(CrashPoint point, long number) {
        if (approach(point)) {
            halt(number);
        } else if (halted && !point.isOnTheWire()) {
            stay();
        }
    }

    /** Comes to a point that is no moment but lasts, with a message; the kill finds this thread at work behind it. */
    void enter(CrashPoint point, long number) {
        if (point == armed && visitsLeft.decrementAndGet() == 0) {
            report(number);
        }
    }

    /**
     * Comes near a point, if that must be known before it is reached.
     *
     * @return whether to {@link #halt} there; the other threads do from now on
     */
    boolean approach(CrashPoint point) {
        if (point != armed || visitsLeft.decrementAndGet() > 0) {
            return false;
        }
        halted = true;
        return true;
    }

    /** Never returns. */
    void halt(long number) {
        report(number);
        stay();
    }

    private void report(long number) {
        if (reported.compareAndSet(false, true)) {
            reports.accept(ChildLine.halted(number));
        }
    }

    boolean isHalted() {
        return halted;
    }

    private static void stay() {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            stay();
        }
    }
}
