package org.danubecamel.component;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;

/**
 * Says once in each outage that messages wait because there is no connection. Until they fail, the delivery timeout
 * passes, and nobody would know why the route stands still. Of many sends it watches one at a time.
 */
final class SendWatch {

    private final Executor later;
    private final Consumer<String> log;
    private final AtomicBoolean watching = new AtomicBoolean();
    private volatile @Nullable Instant reported;

    /**
     * Watches nothing yet.
     *
     * @param later runs a task when a send has taken suspiciously long
     * @param log where it says so
     */
    SendWatch(Executor later, Consumer<String> log) {
        this.later = later;
        this.log = log;
    }

    void watch(TopicName topic, Future<?> sent, Supplier<ConnectionState> connection) {
        if (!sent.isDone() && watching.compareAndSet(false, true)) {
            later.execute(() -> {
                watching.set(false);
                if (!sent.isDone()) {
                    report(topic, connection.get());
                }
            });
        }
    }

    private void report(TopicName topic, ConnectionState state) {
        var error = state.lastError();
        if (state.status() == Status.CONNECTING && error != null && !Objects.equals(reported, state.since())) {
            reported = state.since();
            log.accept("Messages to " + topic + " wait for a connection, trying on: " + error.getMessage());
        }
    }
}
