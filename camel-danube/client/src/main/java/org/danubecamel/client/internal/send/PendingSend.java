package org.danubecamel.client.internal.send;

import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.SendReceipt;
import org.danubecamel.client.internal.wire.Backoff;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** A message that has no outcome yet. Its mutable fields are guarded by the producer's lock. */
final class PendingSend {

    /** The message but for the producer's id, which changes with each registration. */
    final StreamMessage message;

    /** The lane whose order it keeps, null for none. */
    final @Nullable String lane;

    final long bytes;
    final long deadlineNanos;
    final CompletableFuture<SendReceipt> result = new Result();
    final Backoff backoff = Backoff.forConnecting();

    /** Where it goes; null until the partitions are known. */
    @Nullable PartitionSender partition;

    /** Whether a publish of it is unanswered. */
    boolean inFlight;

    /** Whether a publish of it went unanswered that the broker may have carried out. */
    boolean ambiguous;

    boolean finished;

    @Nullable DanubeException lastError;

    PendingSend(StreamMessage message, @Nullable String lane, long bytes, long deadlineNanos) {
        this.message = message;
        this.lane = lane;
        this.bytes = bytes;
        this.deadlineNanos = deadlineNanos;
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
