package org.danubecamel.client.internal.receive;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.danubecamel.client.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Has a consumer's streams closed when something that it received stays unfinished for long, or was delivered often.
 * The broker sends such a message again and again, and after some attempts gives it up or stops the subscription; to a
 * consumer without a stream it sends nothing, which uses up no attempts. The streams open again when all that was
 * received is finished: what is still open would be sent again, and counted. Safe for use by any number of threads.
 */
final class AttemptGuard {

    private static final long LOOK_MILLIS = 1_000;

    private final Wire wire;
    private final @Nullable Supplier<Duration> limit;
    private final IntSupplier deliveries;
    private final Supplier<Duration> age;
    private final IntSupplier unfinished;
    private final Runnable changed;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closing;
    private volatile boolean ended;

    /**
     * Creates a guard.
     *
     * @param limit tells how long a message may be unfinished, zero for no limit; null if there never is one
     * @param deliveries tells how often a message may be delivered before it is finished, 0 for no limit
     * @param age tells how long the oldest one has been unfinished
     * @param unfinished tells how many are unfinished
     * @param changed called when {@link #closesStreams} has changed; must not block
     */
    AttemptGuard(
            Wire wire,
            @Nullable Supplier<Duration> limit,
            IntSupplier deliveries,
            Supplier<Duration> age,
            IntSupplier unfinished,
            Runnable changed) {
        this.wire = wire;
        this.limit = limit;
        this.deliveries = deliveries;
        this.age = age;
        this.unfinished = unfinished;
        this.changed = changed;
    }

    /** Returns whether the streams are to be closed. */
    boolean closesStreams() {
        return closing;
    }

    /** A message was received. */
    void received() {
        if (limit != null && !looking.get() && looking.compareAndSet(false, true)) {
            lookLater();
        }
    }

    /** A message that is unfinished was delivered, now for the {@code count}-th time. */
    void deliveredAgain(int count) {
        var most = deliveries.getAsInt();
        if (limit != null && most > 0 && count >= most && !closing && !ended) {
            change(true);
            // It may have been finished meanwhile, and nobody else would notice.
            finished();
        }
    }

    /** A message was finished. */
    void finished() {
        if (closing && unfinished.getAsInt() == 0) {
            change(false);
        }
    }

    /** Looks no more. */
    void end() {
        ended = true;
    }

    private void lookLater() {
        var bound = bound().toMillis();
        wire.schedule(this::look, bound == 0 ? LOOK_MILLIS : Math.min(LOOK_MILLIS, bound));
    }

    private Duration bound() {
        return limit == null ? Duration.ZERO : limit.get();
    }

    private void look() {
        if (ended) {
            return;
        }
        if (unfinished.getAsInt() == 0) {
            finished();
            looking.set(false);
            if (unfinished.getAsInt() > 0) {
                received();
            }
            return;
        }
        var bound = bound();
        if (!closing && !bound.isZero() && age.get().compareTo(bound) > 0) {
            change(true);
        }
        lookLater();
    }

    private void change(boolean close) {
        closing = close;
        changed.run();
    }
}
