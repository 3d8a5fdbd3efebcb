package org.danubecamel.component;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.spi.ExecutorServiceManager;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a topic if it does not exist, as soon as the broker can be reached. */
final class TopicCreation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);
    private static final RetryDelay RETRY = new RetryDelay(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration RETRY_AFTER_REFUSAL = Duration.ofSeconds(30);

    /** The answers where this caller, or every producer, may not create topics. */
    private static final Set<ErrorId> LEFT_TO_OTHERS = EnumSet.of(ErrorId.PERMISSION, ErrorId.TOPIC_MISSING);

    private final DanubeClient client;
    private final TopicName topic;
    private final DispatchStrategy dispatchStrategy;
    private final int partitions;
    private final ExecutorServiceManager executors;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Consumer<DanubeException> onRefusal;
    private @Nullable ScheduledExecutorService scheduler;
    private ConnectionState state = new ConnectionState(Status.CONNECTING, Instant.now(), null);
    private int failures;
    private boolean closed;

    /**
     * @param executors gives the thread for further tries, if it does not succeed at once
     * @param onRefusal told, once in a row, of what another try would only repeat
     */
    TopicCreation(
            DanubeClient client,
            TopicName topic,
            DispatchStrategy dispatchStrategy,
            int partitions,
            ExecutorServiceManager executors,
            Consumer<DanubeException> onRefusal) {
        this.client = client;
        this.topic = topic;
        this.dispatchStrategy = dispatchStrategy;
        this.partitions = partitions;
        this.executors = executors;
        this.onRefusal = onRefusal;
    }

    /**
     * Tries until it succeeds or is closed.
     *
     * @return completes when the topic exists, or must be created by somebody else
     */
    CompletableFuture<Void> run() {
        attempt();
        return done;
    }

    private void attempt() {
        var unused = CompletableFuture.completedFuture(topic)
                .thenCompose(client::partitions)
                .thenCompose(this::createIfMissing)
                .whenComplete((created, failure) -> settle(failure));
    }

    private CompletableFuture<Void> createIfMissing(List<TopicName> existing) {
        var whole = existing.contains(topic) || existing.size() >= Math.max(1, partitions);
        if (whole) {
            return CompletableFuture.completedFuture(null);
        }
        return client.createTopic(topic, dispatchStrategy, partitions)
                .thenRun(() -> LOG.info(
                        "Created topic {} with dispatchStrategy={} and partitions={}, because autoCreateTopic=true",
                        topic,
                        dispatchStrategy,
                        partitions));
    }

    private void settle(@Nullable Throwable reported) {
        var failure = reported == null ? null : Failures.cause(reported);
        if (failure instanceof DanubeException known && !LEFT_TO_OTHERS.contains(known.id())) {
            tryAgain(known);
            return;
        }
        if (failure != null) {
            LOG.warn(
                    "Topic {} does not exist and may not be created from here: {} Grant the right to produce, or create"
                            + " it by other means and set autoCreateTopic=false.",
                    topic,
                    failure.getMessage());
        }
        end();
        done.complete(null);
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
                scheduler = executors.newSingleThreadScheduledExecutor(this, "DanubeTopicCreation");
            }
            var delay = refused ? RETRY_AFTER_REFUSAL : RETRY.after(failures++);
            var unused = scheduler.schedule(this::attempt, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (isNew && refused) {
            onRefusal.accept(failure);
        } else if (isNew) {
            LOG.warn("Topic {} cannot be created yet, trying on: {}", topic, failure.getMessage());
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
