package org.danubecamel.client.internal.receive;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Calls;
import org.danubecamel.client.internal.wire.Failure;
import org.danubecamel.client.internal.wire.Failure.Reaction;
import org.danubecamel.client.internal.wire.Failures;
import org.danubecamel.client.internal.wire.Operation;
import org.danubecamel.client.internal.wire.Wire;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.HealthCheckGrpc;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;

/**
 * Makes a subscription that has no consumer: subscribes, opens the stream for a moment, and asks the broker whether it
 * takes the consumer for gone. A broker that never saw the stream would hold messages for it and then stand still, and a
 * call that is cancelled soon may never be seen.
 */
public final class SubscriptionCreation {

    /** How long the stream is open at first; doubled each time. */
    private static final long FIRST_MILLIS = 25;

    private static final int MOST_TRIES = 6;

    private final Wire wire;
    private final TopicName topic;
    private final String subscription;
    private final Runnable made;
    private final Consumer<Failure> failed;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** One of {@code made} and {@code failed} is called, once. */
    public SubscriptionCreation(
            Wire wire, TopicName topic, String subscription, Runnable made, Consumer<Failure> failed) {
        this.wire = wire;
        this.topic = topic;
        this.subscription = subscription;
        this.made = made;
        this.failed = failed;
    }

    /** Begins. */
    public void start() {
        wire.lookup(topic, route -> subscribe(route.orElseGet(wire::serviceChannel)), this::fail);
    }

    private void subscribe(Channel channel) {
        var request = ConsumerRequest.newBuilder()
                .setRequestId(wire.nextRequestId())
                .setTopicName(topic.toString())
                // The same each time, because the broker forgets no name.
                .setConsumerName(subscription + "-setup")
                .setSubscription(subscription)
                .setSubscriptionType(ConsumerRequest.SubscriptionType.Shared)
                .build();
        Calls.unary(
                channel,
                ConsumerServiceGrpc.getSubscribeMethod(),
                request,
                wire.settings().requestTimeout(),
                Calls.answer(
                        response -> openAndClose(channel, response.getConsumerId(), 1),
                        cause -> fail(Failures.classify(Operation.SUBSCRIBE, topic, cause))));
    }

    private void openAndClose(Channel channel, long consumerId, int tries) {
        var stream = channel.newCall(ConsumerServiceGrpc.getReceiveMessagesMethod(), CallOptions.DEFAULT);
        var closed = new AtomicBoolean();
        ClientCalls.asyncServerStreamingCall(
                stream,
                ReceiveRequest.newBuilder()
                        .setRequestId(wire.nextRequestId())
                        .setConsumerId(consumerId)
                        .build(),
                new Ignored(closed));
        var millis = FIRST_MILLIS << (tries - 1);
        after(millis, () -> {
            closed.set(true);
            stream.cancel("closed by the client", null);
            after(millis, () -> ask(channel, consumerId, tries));
        });
    }

    /** Not the client's timer, which runs nothing once the client is closed: then the next call fails. */
    private void after(long millis, Runnable task) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, wire.callbacks())
                .execute(() -> {
                    if (!ended.get()) {
                        task.run();
                    }
                });
    }

    private void ask(Channel channel, long consumerId, int tries) {
        var request = HealthCheckRequest.newBuilder()
                .setRequestId(wire.nextRequestId())
                .setClient(ClientType.Consumer)
                .setId(consumerId)
                .build();
        Calls.unary(
                channel,
                HealthCheckGrpc.getHealthCheckMethod(),
                request,
                wire.settings().requestTimeout(),
                Calls.answer(
                        response -> decide(response.getStatus(), channel, consumerId, tries),
                        cause -> fail(Failures.classify(Operation.SUBSCRIBE, topic, cause))));
    }

    private void decide(ClientStatus status, Channel channel, long consumerId, int tries) {
        if (status == ClientStatus.CLOSE) {
            if (ended.compareAndSet(false, true)) {
                made.run();
            }
        } else if (tries < MOST_TRIES) {
            openAndClose(channel, consumerId, tries + 1);
        } else {
            var error = new DanubeException(
                    ErrorId.BROKER_FAILURE,
                    "The broker takes the consumer that made the subscription " + subscription + " of " + topic
                            + " for connected, though it left. It is tried again.",
                    SendOutcome.REFUSED,
                    true,
                    null);
            fail(new Failure(Reaction.RECONNECT, error, false));
        }
    }

    private void fail(Failure failure) {
        if (ended.compareAndSet(false, true)) {
            failed.accept(failure);
        }
    }

    /** What the stream brings the broker has back when it is closed. */
    private final class Ignored implements StreamObserver<StreamMessage> {

        private final AtomicBoolean closed;

        private Ignored(AtomicBoolean closed) {
            this.closed = closed;
        }

        @Override
        public void onNext(StreamMessage message) {
            // See above.
        }

        @Override
        public void onError(Throwable cause) {
            if (!closed.get()) {
                fail(Failures.classify(Operation.RECEIVE, topic, cause));
            }
        }

        @Override
        public void onCompleted() {
            // Another process makes the same subscription, and does what is left to do.
        }
    }
}
