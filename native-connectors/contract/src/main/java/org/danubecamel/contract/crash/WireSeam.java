package org.danubecamel.contract.crash;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.InternalConfigurator;
import io.grpc.InternalConfiguratorRegistry;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** The crash points on the wire, where the client calls the broker; and who learns which messages are acknowledged. */
final class WireSeam implements ClientInterceptor {

    private final CrashPoints points;
    private final Consumer<String> reports;
    private final Set<Long> dead = ConcurrentHashMap.newKeySet();

    WireSeam(CrashPoints points, Consumer<String> reports) {
        this.points = points;
        this.reports = reports;
    }

    /** Makes it see the calls of all channels that are built in this JVM from now on. */
    void install() {
        InternalConfiguratorRegistry.setConfigurators(List.of(new InternalConfigurator() {
            @Override
            public void configureChannelBuilder(ManagedChannelBuilder<?> channel) {
                channel.intercept(WireSeam.this);
            }
        }));
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new Seen<>(next.newCall(method, options));
    }

    private void sending(Object request) {
        if (request instanceof AckRequest ack) {
            var number = number(ack);
            points.pass(
                    dead.contains(number)
                            ? CrashPoint.AFTER_DEAD_LETTER_BEFORE_ACK
                            : CrashPoint.AFTER_COMPLETION_BEFORE_ACK,
                    number);
        } else if (request instanceof StreamMessage letter) {
            dead.add(number(letter));
            points.pass(CrashPoint.BEFORE_DEAD_LETTER, number(letter));
        }
    }

    private void answered(@Nullable Object request) {
        if (request instanceof StreamMessage letter) {
            points.pass(CrashPoint.DURING_DEAD_LETTER, number(letter));
        }
    }

    private void ended(@Nullable Object request, Status status) {
        if (request instanceof AckRequest ack && status.isOk()) {
            reports.accept(ChildLine.confirmed(number(ack)));
        }
    }

    private static long number(AckRequest ack) {
        return ack.getMsgId().getTopicOffset();
    }

    private static long number(StreamMessage letter) {
        return Order.parse(letter.getPayload().toString(StandardCharsets.UTF_8)).number();
    }

    private final class Seen<Q, A> extends SimpleForwardingClientCall<Q, A> {

        private volatile @Nullable Object request;

        private Seen(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendMessage(Q message) {
            request = message;
            sending(message);
            super.sendMessage(message);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<A>(listener) {
                        @Override
                        public void onMessage(A message) {
                            answered(request);
                            super.onMessage(message);
                        }

                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            ended(request, status);
                            super.onClose(status, trailers);
                        }
                    },
                    headers);
        }
    }
}
