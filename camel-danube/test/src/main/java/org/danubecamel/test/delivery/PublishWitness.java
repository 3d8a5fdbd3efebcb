package org.danubecamel.test.delivery;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/**
 * Sees each single publish that a client of this JVM makes, retries included, which the client's own interface does not
 * tell. A message that is stored twice is forgiven only for a publish that this saw end without an answer.
 */
final class PublishWitness implements ClientInterceptor {

    static final PublishWitness INSTANCE = new PublishWitness();

    private final Map<String, Doubts> observers = new ConcurrentHashMap<>();

    private PublishWitness() {}

    /** Is told of publishes that the broker may have carried out. */
    interface Doubts {

        /** One publish of the message has ended so. Called before the client learns of it; must not block. */
        void doubted(MessageId id, Status.Code status);
    }

    /** Watches what is sent in the name of a producer, through channels that are built from now on. */
    void watch(String run, String producer, Doubts doubts) {
        ChannelWatch.install();
        observers.put(run + " " + producer, doubts);
    }

    void unwatch(String run, String producer) {
        observers.remove(run + " " + producer);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        var call = next.newCall(method, options);
        var isPublish = method.getFullMethodName()
                .equals(ProducerServiceGrpc.getSendMessageMethod().getFullMethodName());
        return isPublish ? new Watched<>(call) : call;
    }

    private final class Watched<Q, A> extends SimpleForwardingClientCall<Q, A> {

        private volatile @Nullable Object sent;

        private Watched(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendMessage(Q message) {
            sent = message;
            super.sendMessage(message);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<A>(listener) {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            // A proxy in this JVM passes on bytes; its callers are watched themselves.
                            if (sent instanceof StreamMessage message && mayHaveHappened(status)) {
                                tell(message, status.getCode());
                            }
                            super.onClose(status, trailers);
                        }
                    },
                    headers);
        }
    }

    private void tell(StreamMessage message, Status.Code status) {
        try {
            var payload = Payload.decode(message.getPayload().toByteArray());
            var doubts = observers.get(payload.run() + " " + payload.id().producer());
            if (doubts != null) {
                doubts.doubted(payload.id(), status);
            }
        } catch (CorruptPayloadException somebodyElsesMessage) {
            // Other clients of this JVM send what they like.
        }
    }

    /** An answer of the broker itself, be it a refusal, leaves no doubt, nor does a request that never left. */
    static boolean mayHaveHappened(Status status) {
        return switch (status.getCode()) {
            case OK,
                    PERMISSION_DENIED,
                    NOT_FOUND,
                    INVALID_ARGUMENT,
                    OUT_OF_RANGE,
                    UNAUTHENTICATED,
                    FAILED_PRECONDITION,
                    ALREADY_EXISTS,
                    RESOURCE_EXHAUSTED,
                    UNIMPLEMENTED -> false;
            default -> !neverSent(status.getCause());
        };
    }

    private static boolean neverSent(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
