package org.danubecamel.component;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.MessageListener;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's consumer, made once its topic was created where that was asked for. */
final class Subscription implements AutoCloseable {

    /** The state of what is not started, or ended. */
    static final ConnectionState CLOSED = new ConnectionState(Status.CLOSED, Instant.EPOCH, null);

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    private final DanubeClient client;
    private final ConsumerOptions options;
    private final MessageListener listener;
    private final Consumer<DanubeException> onFailure;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable TopicCreation creation;
    private org.danubecamel.client.@Nullable Consumer consumer;
    private @Nullable ConnectionState refused;
    private boolean suspended;
    private boolean closed;

    /** @param onFailure told once if it never will be connected */
    Subscription(
            DanubeClient client,
            ConsumerOptions options,
            MessageListener listener,
            Consumer<DanubeException> onFailure) {
        this.client = client;
        this.options = options;
        this.listener = listener;
        this.onFailure = onFailure;
    }

    TopicName topic() {
        return options.topic();
    }

    /** @param topicCreation what to do before, null for nothing */
    void start(@Nullable TopicCreation topicCreation) {
        if (topicCreation == null || options.topic().isPartition()) {
            subscribe();
            return;
        }
        synchronized (this) {
            creation = topicCreation;
        }
        topicCreation.run().whenComplete((done, failure) -> created(failure));
    }

    private void created(@Nullable Throwable failure) {
        if (failure == null) {
            subscribe();
        } else if (failure instanceof DanubeException known && known.id() != ErrorId.PERMISSION) {
            fail(known);
        } else {
            LOG.warn(
                    "Topic {} does not exist and could not be created: {} Create it, or grant the right to produce,"
                            + " or set autoCreateTopic=false.",
                    options.topic(),
                    failure.getMessage());
            subscribe();
        }
    }

    private void subscribe() {
        org.danubecamel.client.Consumer made;
        synchronized (this) {
            if (closed) {
                return;
            }
            made = client.newConsumer(options, listener);
            consumer = made;
            if (suspended) {
                made.suspend();
            }
        }
        made.ready().whenComplete((done, failure) -> {
            if (failure == null) {
                ready.complete(null);
            } else if (Failures.cause(failure) instanceof DanubeException known) {
                fail(known);
            }
        });
    }

    private void fail(DanubeException failure) {
        synchronized (this) {
            if (closed) {
                return;
            }
            refused = new ConnectionState(Status.FAILED, Instant.now(), failure);
        }
        ready.completeExceptionally(failure);
        onFailure.accept(failure);
    }

    /** Completes when it is connected for the first time, fails if it never will be. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    synchronized ConnectionState state() {
        if (closed) {
            return CLOSED;
        }
        if (refused != null) {
            return refused;
        }
        if (consumer != null) {
            return consumer.state();
        }
        return creation == null ? CLOSED : creation.state();
    }

    synchronized void suspend() {
        suspended = true;
        if (consumer != null) {
            consumer.suspend();
        }
    }

    synchronized void resume() {
        suspended = false;
        if (consumer != null) {
            consumer.resume();
        }
    }

    @Override
    public void close() {
        org.danubecamel.client.Consumer made;
        TopicCreation pending;
        synchronized (this) {
            closed = true;
            made = consumer;
            pending = creation;
        }
        if (pending != null) {
            pending.close();
        }
        if (made != null) {
            made.close();
        }
    }
}
