package org.danubecamel.client.internal.receive;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Failure;
import org.danubecamel.client.internal.wire.Failure.Reaction;
import org.danubecamel.client.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/** What the consumer's owner wants done before one partition is subscribed to. Safe for use by any number of threads. */
final class Preparation {

    private final Wire wire;
    private final TopicName topic;
    private final @Nullable Function<TopicName, CompletionStage<Void>> action;
    private volatile boolean done;

    Preparation(Wire wire, TopicName topic, @Nullable Function<TopicName, CompletionStage<Void>> action) {
        this.wire = wire;
        this.topic = topic;
        this.action = action;
    }

    /** Goes on with {@code next} when it is done, at once if it was before. */
    void run(Runnable next, Consumer<Failure> failed) {
        var prepare = action;
        if (prepare == null || done) {
            next.run();
        } else {
            wire.callbacks().execute(() -> attempt(prepare, next, failed));
        }
    }

    private void attempt(Function<TopicName, CompletionStage<Void>> prepare, Runnable next, Consumer<Failure> failed) {
        CompletionStage<Void> outcome;
        try {
            outcome = prepare.apply(topic);
        } catch (RuntimeException e) {
            outcome = CompletableFuture.failedFuture(e);
        }
        var unused = outcome.whenComplete((nothing, failure) -> {
            if (failure == null) {
                done = true;
                next.run();
            } else {
                failed.accept(failure(failure));
            }
        });
    }

    private Failure failure(Throwable reported) {
        var wrapped = reported instanceof CompletionException ? reported.getCause() : null;
        var cause = wrapped != null ? wrapped : reported;
        var error = cause instanceof DanubeException known
                ? known
                : new DanubeException(
                        ErrorId.BROKER_FAILURE,
                        "Cannot prepare the subscription of " + topic + ": " + cause + ". It is tried again.",
                        SendOutcome.REFUSED,
                        true,
                        cause);
        return new Failure(error.isRetryable() ? Reaction.RECONNECT : Reaction.GIVE_UP, error, false);
    }

    /** Has it done again before the next subscription, because the topic is no longer the one that it was done for. */
    void forget() {
        done = false;
    }
}
