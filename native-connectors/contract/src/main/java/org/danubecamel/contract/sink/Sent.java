package org.danubecamel.contract.sink;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** A message that was given to the route, and what became of it. */
final class Sent {

    final Message message;
    private final Exchange exchange;
    private final CompletableFuture<Result> result = new CompletableFuture<>();

    Sent(Message message, Exchange exchange) {
        this.message = message;
        this.exchange = exchange;
    }

    void completed() {
        Exception failure = exchange.getException();
        var kind = failure == null
                ? null
                : FailureClassifier.of(exchange.getContext()).classify(failure);
        result.complete(new Result(failure, kind == null ? FailureKind.UNKNOWN : kind));
    }

    boolean isCompleted() {
        return result.isDone();
    }

    boolean isAcknowledged() {
        return result.isDone() && result.join().failure() == null;
    }

    boolean isRejected() {
        return isCompleted() && result.join().isRejected();
    }

    /**
     * Waits for what becomes of it.
     *
     * @throws AssertionError if nothing becomes of it
     */
    Result await(Duration bound) {
        try {
            return result.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "Nothing became of the message " + message + " within " + bound.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What became of a message: acknowledged where there is no failure. */
    record Result(@Nullable Exception failure, FailureKind kind) {

        boolean isAcknowledged() {
            return failure == null;
        }

        /** Whether it would become a dead letter. */
        boolean isRejected() {
            return failure != null && kind == FailureKind.RECORD;
        }

        @Override
        public String toString() {
            return failure == null ? "acknowledged" : "failed (" + kind + "): " + Failures.text(failure);
        }
    }
}
