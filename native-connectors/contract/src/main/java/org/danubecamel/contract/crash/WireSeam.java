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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the client calls the broker: sees each call, and may never return. */
final class WireSeam implements ClientInterceptor {

    private final Wire wire;

    /** Sees requests of unary calls. */
    interface Wire {

        /** A request is about to be sent. */
        void sending(Object request);

        /** The broker has answered, and the client does not know yet. */
        void answered(Object request);

        /** The call is over, and the client does not know yet. */
        void ended(Object request, Status status);
    }

    WireSeam(Wire wire) {
        this.wire = wire;
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

    private final class Seen<Q, A> extends SimpleForwardingClientCall<Q, A> {

        private volatile @Nullable Object request;

        private Seen(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendMessage(Q message) {
            request = message;
            wire.sending(message);
            super.sendMessage(message);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<A>(listener) {
                        @Override
                        public void onMessage(A message) {
                            var asked = request;
                            if (asked != null) {
                                wire.answered(asked);
                            }
                            super.onMessage(message);
                        }

                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            var asked = request;
                            if (asked != null) {
                                wire.ended(asked, status);
                            }
                            super.onClose(status, trailers);
                        }
                    },
                    headers);
        }
    }
}
