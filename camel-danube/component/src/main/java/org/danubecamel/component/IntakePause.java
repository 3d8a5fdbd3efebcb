package org.danubecamel.component;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps new messages from a route that accepts none. Those that failed are tried again meanwhile: the first that is
 * accepted ends the pause. Safe for use by any number of threads.
 */
final class IntakePause {

    /** Where some messages are accepted and others not, it begins and ends all the time, and is said now and then. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    private final Runnable hold;
    private final Runnable release;
    private final String where;
    private volatile @Nullable Instant since;
    private volatile String reason = "";
    private long saidNanos = System.nanoTime() - QUIET.toNanos();
    private boolean said;

    IntakePause(Runnable hold, Runnable release, String where) {
        this.hold = hold;
        this.release = release;
        this.where = where;
    }

    /** Begins the pause, and returns false if it has begun before. */
    boolean begin(String why) {
        synchronized (this) {
            reason = why;
            if (since != null) {
                return false;
            }
            since = Instant.now();
            // Within the lock, so that of two opposite calls the later one decides.
            hold.run();
            said = System.nanoTime() - saidNanos >= QUIET.toNanos();
            if (!said) {
                return true;
            }
            saidNanos = System.nanoTime();
        }
        LOG.warn(
                "{} takes no new messages, because {}. What failed is tried again; the first success ends this.",
                where,
                why);
        return true;
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
            release.run();
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
