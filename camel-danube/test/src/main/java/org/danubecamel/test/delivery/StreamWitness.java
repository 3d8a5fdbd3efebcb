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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerResponse;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.ReceiveRequest;
import org.jspecify.annotations.Nullable;

/**
 * Sees the streams of consumers end. The broker takes back what a stream had brought; an acknowledgement that is under way
 * then comes too late, and the broker confirms it all the same.
 */
final class StreamWitness implements ClientInterceptor {

    static final StreamWitness INSTANCE = new StreamWitness();

    private static final String SUBSCRIBE =
            ConsumerServiceGrpc.getSubscribeMethod().getFullMethodName();
    private static final String RECEIVE =
            ConsumerServiceGrpc.getReceiveMessagesMethod().getFullMethodName();

    private final Map<String, Ends> observers = new ConcurrentHashMap<>();
    private final Map<Long, ConsumerRequest> consumers = new ConcurrentHashMap<>();

    private StreamWitness() {}

    /** Is told of streams that have ended. */
    interface Ends {

        /**
         * The stream from the topic, or the partition, has ended so. Called after the client has learnt of it, and so
         * after all acknowledgements on this stream were sent, and before the answers of those that came too late. Must
         * not block.
         */
        void ended(String topic, Status.Code status);
    }

    /** Watches the streams of a consumer, through channels that are built from now on. */
    void watch(String consumerName, Ends ends) {
        ChannelWatch.install();
        observers.put(consumerName, ends);
    }

    void unwatch(String consumerName) {
        observers.remove(consumerName);
        consumers.values().removeIf(request -> baseName(request).equals(consumerName));
    }

    /** The client adds something to the names of key-shared consumers. */
    private static String baseName(ConsumerRequest request) {
        return request.getConsumerName().split("~", 2)[0];
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        var call = next.newCall(method, options);
        var name = method.getFullMethodName();
        return name.equals(SUBSCRIBE) || name.equals(RECEIVE) ? new Watched<>(call) : call;
    }

    private final class Watched<Q, A> extends SimpleForwardingClientCall<Q, A> {

        private volatile @Nullable Object request;

        private Watched(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendMessage(Q message) {
            request = message;
            super.sendMessage(message);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<A>(listener) {
                        @Override
                        public void onMessage(A message) {
                            if (message instanceof ConsumerResponse response
                                    && request instanceof ConsumerRequest subscription) {
                                consumers.put(response.getConsumerId(), subscription);
                            }
                            super.onMessage(message);
                        }

                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            super.onClose(status, trailers);
                            if (request instanceof ReceiveRequest stream) {
                                ended(stream.getConsumerId(), status.getCode());
                            }
                        }
                    },
                    headers);
        }
    }

    private void ended(long consumerId, Status.Code status) {
        var subscription = consumers.get(consumerId);
        var ends = subscription == null ? null : observers.get(baseName(subscription));
        if (subscription != null && ends != null) {
            ends.ended(subscription.getTopicName(), status);
        }
    }
}
