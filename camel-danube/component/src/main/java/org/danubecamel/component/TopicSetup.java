package org.danubecamel.component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.spi.ExecutorServiceManager;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what must be done before a topic is subscribed to, one step after the other, as soon as the broker can be reached. */
final class TopicSetup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);
    private static final RetryDelay RETRY = new RetryDelay(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration RETRY_AFTER_REFUSAL = Duration.ofSeconds(30);

    private final TopicName topic;
    private final List<Supplier<CompletableFuture<Void>>> steps;
    private final ExecutorServiceManager executors;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Consumer<DanubeException> onRefusal;
    private @Nullable ScheduledExecutorService scheduler;
    private ConnectionState state = new ConnectionState(Status.CONNECTING, Instant.now(), null);
    private int failures;
    private boolean closed;

    /**
     * @param steps each may be done again, from the first one, if a later one fails
     * @param executors gives the thread for further tries, if it does not succeed at once
     * @param onRefusal told, once in a row, of what another try would only repeat
     */
    TopicSetup(
            TopicName topic,
            List<Supplier<CompletableFuture<Void>>> steps,
            ExecutorServiceManager executors,
            Consumer<DanubeException> onRefusal) {
        this.topic = topic;
        this.steps = steps;
        this.executors = executors;
        this.onRefusal = onRefusal;
    }

    /**
     * Tries until it succeeds or is closed.
     *
     * @return completes when all steps are done
     */
    CompletableFuture<Void> run() {
        attempt();
        return done;
    }

    private void attempt() {
        var all = CompletableFuture.<Void>completedFuture(null);
        for (var step : steps) {
            all = all.thenCompose(before -> step.get());
        }
        var unused = all.whenComplete((done, failure) -> settle(failure));
    }

    private void settle(@Nullable Throwable reported) {
        if (reported == null) {
            end();
            done.complete(null);
        } else {
            tryAgain(Failures.known(reported, "Cannot prepare the subscription of " + topic));
        }
    }

    private void tryAgain(DanubeException failure) {
        var refused = !failure.isRetryable();
        var before = state().lastError();
        var isNew = before == null || before.id() != failure.id();
        synchronized (this) {
            if (closed) {
                return;
            }
            var status = refused ? Status.FAILED : Status.CONNECTING;
            state = new ConnectionState(status, isNew ? Instant.now() : state.since(), failure);
            if (scheduler == null) {
                scheduler = executors.newSingleThreadScheduledExecutor(this, "DanubeTopicSetup");
            }
            var delay = refused ? RETRY_AFTER_REFUSAL : RETRY.after(failures++);
            var unused = scheduler.schedule(this::attempt, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (isNew && refused) {
            onRefusal.accept(failure);
        } else if (isNew) {
            LOG.warn("Topic {} cannot be set up yet, trying on: {}", topic, failure.getMessage());
        }
    }

    synchronized ConnectionState state() {
        return state;
    }

    private synchronized void end() {
        if (scheduler != null) {
            executors.shutdownNow(scheduler);
            scheduler = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}
