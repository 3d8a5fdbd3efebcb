package org.danubecamel.component;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.MessageListener;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;

/** A client's consumer, made once its topic was set up where that was asked for. */
final class Subscription implements AutoCloseable {

    /** The state of what is not started, or ended. */
    static final ConnectionState CLOSED = new ConnectionState(Status.CLOSED, Instant.EPOCH, null);

    private final DanubeClient client;
    private final ConsumerOptions options;
    private final MessageListener listener;
    private final Consumer<DanubeException> onFailure;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable TopicSetup topicSetup;
    private org.danubecamel.client.@Nullable Consumer consumer;
    private boolean suspended;
    private boolean held;
    private boolean closed;

    /** @param onFailure told when it is refused; it goes on trying now and then */
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

    /** @param setup what to do before */
    void start(SubscriptionSetup setup) {
        var before = setup.beforeAll(this::fail);
        synchronized (this) {
            topicSetup = before;
        }
        var unusedVerification = ready.thenRun(setup::verify);
        var unused = before.run().thenRun(this::subscribe);
    }

    private void subscribe() {
        org.danubecamel.client.Consumer made;
        try {
            synchronized (this) {
                if (closed) {
                    return;
                }
                made = client.newConsumer(options, listener);
                consumer = made;
                if (suspended) {
                    made.suspend();
                }
                if (held) {
                    made.hold();
                }
            }
        } catch (DanubeException e) {
            fail(e);
            return;
        }
        var unused = made.ready().whenComplete((done, failure) -> {
            if (failure == null) {
                ready.complete(null);
            } else if (Failures.cause(failure) instanceof DanubeException known) {
                fail(known);
            }
        });
    }

    /** Reports a failure that another try would only repeat, unless something is put right by hand meanwhile. */
    void fail(DanubeException failure) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        ready.completeExceptionally(failure);
        onFailure.accept(failure);
    }

    /** Completes when it is connected for the first time, fails if it is refused before. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    synchronized ConnectionState state() {
        if (closed) {
            return CLOSED;
        }
        if (consumer != null) {
            return consumer.state();
        }
        return topicSetup == null ? CLOSED : topicSetup.state();
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

    /** Gives the listener nothing but retries. */
    synchronized void hold() {
        held = true;
        if (consumer != null) {
            consumer.hold();
        }
    }

    /** Gives the listener one new message in spite of {@link #hold}. */
    synchronized void admitOne() {
        if (consumer != null) {
            consumer.admitOne();
        }
    }

    synchronized void release() {
        held = false;
        if (consumer != null) {
            consumer.release();
        }
    }

    @Override
    public void close() {
        close(org.danubecamel.client.Consumer::close);
    }

    /** Ends it without waiting for what the listener holds. */
    void closeNow() {
        close(org.danubecamel.client.Consumer::closeNow);
    }

    private void close(Consumer<org.danubecamel.client.Consumer> end) {
        org.danubecamel.client.Consumer made;
        TopicSetup pending;
        synchronized (this) {
            closed = true;
            made = consumer;
            pending = topicSetup;
        }
        if (pending != null) {
            pending.close();
        }
        if (made != null) {
            end.accept(made);
        }
    }
}
