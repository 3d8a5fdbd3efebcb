package org.danubecamel.component;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps new messages from a route that accepts none. Those that failed are tried again meanwhile: the first that is
 * accepted ends the pause. Now and then, with growing intervals, a new one is let through too, because what failed may be
 * what nothing will ever accept. Safe for use by any number of threads.
 */
final class IntakePause {

    /** Where some messages are accepted and others not, it begins and ends all the time, and is said now and then. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    /** What a pause does to the intake. */
    interface Intake {

        /** Keeps new messages back. */
        void hold();

        /** Lets one new message through, the next to come if none waits. */
        void admitOne();

        /** Lets all through again. */
        void release();
    }

    private final Intake intake;
    private final RetryDelay probes;
    private final LongSupplier clock;
    private final String where;
    private volatile @Nullable Instant since;
    private volatile String reason = "";
    private long saidNanos;
    private boolean said;
    private int probed;
    private long probedNanos;

    /**
     * Creates it.
     *
     * @param probes how long after the last new message another one is let through
     * @param clock nanoseconds, as {@link System#nanoTime}
     * @param where who pauses, for the log
     */
    IntakePause(Intake intake, RetryDelay probes, LongSupplier clock, String where) {
        this.intake = intake;
        this.probes = probes;
        this.clock = clock;
        this.where = where;
        saidNanos = clock.getAsLong() - QUIET.toNanos();
    }

    /**
     * Begins the pause; if it has begun and the time has come, lets one new message through.
     *
     * @return false if it has begun before
     */
    boolean begin(String why) {
        synchronized (this) {
            reason = why;
            var now = clock.getAsLong();
            if (since != null) {
                probe(now);
                return false;
            }
            since = Instant.now();
            probed = 0;
            probedNanos = now;
            // Within the lock, so that of two opposite calls the later one decides.
            intake.hold();
            said = now - saidNanos >= QUIET.toNanos();
            if (!said) {
                return true;
            }
            saidNanos = now;
        }
        LOG.warn(
                "{} takes no new messages, because {}. What failed is tried again; the first success ends this.",
                where,
                why);
        return true;
    }

    private void probe(long now) {
        if (now - probedNanos >= probes.after(probed).toNanos()) {
            probed++;
            probedNanos = now;
            intake.admitOne();
        }
    }

    /** Ends the pause, if it has begun. */
    void end() {
        if (since == null) {
            return;
        }
        synchronized (this) {
            if (since == null) {
                return;
            }
            since = null;
            intake.release();
            if (!said) {
                return;
            }
        }
        LOG.info("{} takes new messages again", where);
    }

    /** Returns since when it pauses, null if it does not. */
    @Nullable Instant since() {
        return since;
    }

    /** Returns why it paused last. */
    String reason() {
        return reason;
    }
}
