package org.danubecamel.component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a topic if it does not exist, as soon as the broker can be reached. */
final class TopicCreation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);
    private static final RetryDelay RETRY = new RetryDelay(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final DanubeClient client;
    private final TopicName topic;
    private final DispatchStrategy dispatchStrategy;
    private final int partitions;
    private final Supplier<ScheduledExecutorService> schedulerFactory;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Instant since = Instant.now();
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable DanubeException lastError;
    private int failures;
    private boolean closed;

    /** @param schedulerFactory called only if it does not succeed at once */
    TopicCreation(
            DanubeClient client,
            TopicName topic,
            DispatchStrategy dispatchStrategy,
            int partitions,
            Supplier<ScheduledExecutorService> schedulerFactory) {
        this.client = client;
        this.topic = topic;
        this.dispatchStrategy = dispatchStrategy;
        this.partitions = partitions;
        this.schedulerFactory = schedulerFactory;
    }

    /**
     * Tries until it succeeds or is closed.
     *
     * @return completes when the topic exists; fails with a {@link DanubeException} that another try would only repeat
     */
    CompletableFuture<Void> run() {
        attempt();
        return done;
    }

    private void attempt() {
        client.partitions(topic).thenCompose(this::createIfMissing).whenComplete((created, failure) -> settle(failure));
    }

    private CompletableFuture<Void> createIfMissing(List<TopicName> existing) {
        if (!existing.isEmpty()) {
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
        if (reported == null) {
            done.complete(null);
            end();
            return;
        }
        var failure = Failures.cause(reported);
        if (failure instanceof DanubeException known && known.isRetryable()) {
            tryAgain(known);
        } else {
            done.completeExceptionally(failure);
            end();
        }
    }

    private synchronized void tryAgain(DanubeException failure) {
        if (closed) {
            return;
        }
        if (lastError == null) {
            LOG.warn("Topic {} cannot be created yet, trying on: {}", topic, failure.getMessage());
        }
        lastError = failure;
        if (scheduler == null) {
            scheduler = schedulerFactory.get();
        }
        scheduler.schedule(this::attempt, RETRY.after(failures).toMillis(), TimeUnit.MILLISECONDS);
        failures++;
    }

    synchronized ConnectionState state() {
        return new ConnectionState(Status.CONNECTING, since, lastError);
    }

    private synchronized void end() {
        if (scheduler != null) {
            scheduler.shutdownNow();
            scheduler = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}
