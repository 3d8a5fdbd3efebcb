package org.danubecamel.client.internal.send;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.SendReceipt;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Chain;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one producer that have no outcome yet. It numbers them in the order in which they were given, under a
 * name that carries the producer's incarnation; number and name stay the same over all tries, so that a consumer can
 * tell a repetition. Each message leaves with exactly one outcome: stored, refused or unknown. Guarded by the producer's
 * lock.
 */
final class Outbox {

    private final String producerName;
    private final boolean ordered;
    private final Executor callbacks;
    private final Chain<PendingSend> pending = new Chain<>();
    private long lastRequestId;

    Outbox(String producerName, boolean ordered, Executor callbacks) {
        this.producerName = producerName;
        this.ordered = ordered;
        this.callbacks = callbacks;
    }

    /** Takes a message in and gives it the next number. */
    PendingSend admit(OutgoingMessage message, ByteString payload, long bytes, long deadlineNanos) {
        var proto = StreamMessage.newBuilder()
                .setRequestId(++lastRequestId)
                .setPayload(payload)
                .setPublishTime(System.currentTimeMillis())
                .setProducerName(producerName)
                .putAllAttributes(message.attributes());
        if (message.key() != null) {
            proto.setRoutingKey(message.key());
        }
        var send = new PendingSend(proto, ordered ? "" : message.key(), bytes, deadlineNanos);
        send.place = pending.add(send);
        return send;
    }

    /** The broker has stored it, in {@code topic}. */
    boolean stored(PendingSend send, TopicName topic) {
        if (!finish(send)) {
            return false;
        }
        var receipt = new SendReceipt(topic, producerName, send.message.getRequestId());
        complete(() -> send.result.complete(receipt));
        return true;
    }

    /** It will not be tried again: refused, or unknown if any of its tries may have been carried out. */
    boolean failed(PendingSend send, DanubeException error) {
        if (!finish(send)) {
            return false;
        }
        // One that is given up while its publish is unanswered, as when the producer is closed, may be stored too.
        var outcome = send.ambiguous || send.inFlight ? SendOutcome.UNKNOWN : SendOutcome.REFUSED;
        var told = error.outcome() == outcome ? error : withOutcome(error, outcome);
        complete(() -> send.result.completeExceptionally(told));
        return true;
    }

    /** It was not stored before its deadline. */
    boolean expired(PendingSend send, @Nullable DanubeException lastError) {
        var last = send.lastError != null ? send.lastError : lastError;
        return failed(
                send,
                new DanubeException(
                        ErrorId.DELIVERY_TIMEOUT,
                        "The message was not stored within the delivery timeout."
                                + (send.ambiguous ? " The broker may have it nevertheless." : "")
                                + (last == null ? "" : " Last failure: " + last.getMessage()),
                        send.ambiguous ? SendOutcome.UNKNOWN : SendOutcome.REFUSED,
                        true,
                        last));
    }

    private boolean finish(PendingSend send) {
        if (send.finished) {
            return false;
        }
        send.finished = true;
        if (send.place != null) {
            pending.remove(send.place);
        }
        return true;
    }

    private void complete(Runnable completion) {
        callbacks.execute(completion);
    }

    private static DanubeException withOutcome(DanubeException error, SendOutcome outcome) {
        var text =
                String.valueOf(error.getMessage()).substring(error.id().code().length() + 1);
        return new DanubeException(error.id(), text, outcome, error.isRetryable(), error);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Returns those that may be given up now: their time is over, and no publish of theirs is unanswered. */
    List<PendingSend> overdue(long nowNanos) {
        var overdue = new ArrayList<PendingSend>();
        for (var send : pending) {
            // All have the same time, so that they expire in the order of their numbers.
            if (!send.isExpired(nowNanos)) {
                break;
            }
            if (!send.inFlight) {
                overdue.add(send);
            }
        }
        return overdue;
    }

    /** Returns those for {@code partition} of which no publish is unanswered. */
    List<PendingSend> waitingFor(PartitionSender partition) {
        return pending.stream()
                .filter(send -> send.partition == partition && !send.inFlight)
                .toList();
    }

    /** Returns all. */
    List<PendingSend> all() {
        return pending.stream().toList();
    }

    /** Completes when all that are here now have their outcome. */
    CompletableFuture<Void> emptied() {
        var results = pending.stream().map(send -> send.result).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(results).handle((done, anyFailure) -> null);
    }
}
