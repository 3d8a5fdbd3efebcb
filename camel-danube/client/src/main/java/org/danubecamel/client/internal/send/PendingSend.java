package org.danubecamel.client.internal.send;

import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.SendReceipt;
import org.danubecamel.client.internal.wire.Backoff;
import org.danubecamel.client.internal.wire.Chain;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** A message that has no outcome yet. Its mutable fields are guarded by the producer's lock. */
final class PendingSend {

    /** The message but for the producer's id, which changes with each registration. Who transmits it sets and builds. */
    final StreamMessage.Builder message;

    /** The lane whose order it keeps, null for none. */
    final @Nullable String lane;

    final long bytes;
    final long deadlineNanos;
    final CompletableFuture<SendReceipt> result = new Result();

    /** Where it goes; null until the partitions are known. */
    @Nullable PartitionSender partition;

    /** Whether a publish of it is unanswered. */
    boolean inFlight;

    /** Whether a publish of it went unanswered that the broker may have carried out. */
    boolean ambiguous;

    boolean finished;

    @Nullable DanubeException lastError;

    /** Its place among those without outcome. */
    Chain.@Nullable Link<PendingSend> place;

    private @Nullable Backoff backoff;

    PendingSend(StreamMessage.Builder message, @Nullable String lane, long bytes, long deadlineNanos) {
        this.message = message;
        this.lane = lane;
        this.bytes = bytes;
        this.deadlineNanos = deadlineNanos;
    }

    /** Returns how long to wait before the next try. */
    long nextDelayMillis() {
        if (backoff == null) {
            backoff = Backoff.forConnecting();
        }
        return backoff.nextMillis();
    }

    /** Cannot be cancelled: a publish cannot be either, and who flushes waits for its outcome. */
    private static final class Result extends CompletableFuture<SendReceipt> {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return false;
        }
    }

    boolean isExpired(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }
}
