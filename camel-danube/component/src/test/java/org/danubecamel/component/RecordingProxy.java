package org.danubecamel.component;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.TopicLookupResponse;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.NewTopicRequest;
import org.danubecamel.protocol.admin.SetSubscriptionFailurePolicyRequest;

/**
 * Stands before both ports of a broker, writes down which calls come in which order, and refuses those that the
 * test says. Its one port is the service URL and the admin URL.
 */
final class RecordingProxy implements AutoCloseable {

    private final ManagedChannel clientPort;
    private final ManagedChannel adminPort;
    private final Server server;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Status> refusals = new ConcurrentHashMap<>();

    RecordingProxy(String serviceUrl, String adminUrl) {
        this.clientPort = channel(serviceUrl);
        this.adminPort = channel(adminUrl);
        try {
            this.server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                    .directExecutor()
                    .fallbackHandlerRegistry(new HandlerRegistry() {
                        @Override
                        public ServerMethodDefinition<?, ?> lookupMethod(String method, String authority) {
                            return ServerMethodDefinition.create(descriptor(method), handler(method));
                        }
                    })
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManagedChannel channel(String url) {
        var address = URI.create(url);
        return NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                .usePlaintext()
                .directExecutor()
                .build();
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Returns each call so far: its name, and the topic where it has one. */
    List<String> calls() {
        return calls;
    }

    /** Returns the calls of these names so far. */
    List<String> calls(String... names) {
        return calls.stream()
                .filter(call -> List.of(names).contains(call.replaceAll(" .*", "")))
                .toList();
    }

    /** Answers all later calls of this name with {@code status}. */
    void refuse(String name, Status status) {
        refusals.put(name, status);
    }

    void allow(String name) {
        refusals.remove(name);
    }

    private static MethodDescriptor<byte[], byte[]> descriptor(String method) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                .setFullMethodName(method)
                .setRequestMarshaller(Bytes.INSTANCE)
                .setResponseMarshaller(Bytes.INSTANCE)
                .build();
    }

    private ServerCallHandler<byte[], byte[]> handler(String method) {
        var name = method.substring(method.lastIndexOf('/') + 1);
        var upstream = method.startsWith("danube_admin.") ? adminPort : clientPort;
        return ServerCalls.asyncServerStreamingCall((request, observer) -> {
            calls.add((name + " " + topic(name, request)).trim());
            forward(method, name, upstream, request, (ServerCallStreamObserver<byte[]>) observer);
        });
    }

    private void forward(
            String method, String name, ManagedChannel upstream, byte[] request, ServerCallStreamObserver<byte[]> out) {
        var refusal = refusals.get(name);
        if (refusal != null) {
            out.onError(refusal.asRuntimeException());
            return;
        }
        ClientCalls.asyncServerStreamingCall(
                upstream.newCall(descriptor(method), CallOptions.DEFAULT), request, new Answers(name, out));
    }

    private static String topic(String name, byte[] request) {
        try {
            return switch (name) {
                case "CreateProducer" -> ProducerRequest.parseFrom(request).getTopicName();
                case "Subscribe" -> ConsumerRequest.parseFrom(request).getTopicName();
                case "CreateTopic" -> NewTopicRequest.parseFrom(request).getName();
                case "GetSubscriptionFailurePolicy" ->
                    GetSubscriptionFailurePolicyRequest.parseFrom(request).getTopic();
                case "SetSubscriptionFailurePolicy" ->
                    SetSubscriptionFailurePolicyRequest.parseFrom(request).getTopic();
                default -> "";
            };
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a topic is served: here, not behind. */
    private byte[] through(String name, byte[] answer) {
        if (!name.equals("TopicLookup")) {
            return answer;
        }
        try {
            return TopicLookupResponse.parseFrom(answer).toBuilder()
                    .setConnectUrl(url())
                    .setBrokerUrl(url())
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        clientPort.shutdownNow();
        adminPort.shutdownNow();
    }

    private final class Answers implements ClientResponseObserver<byte[], byte[]> {

        private final String name;
        private final ServerCallStreamObserver<byte[]> out;

        Answers(String name, ServerCallStreamObserver<byte[]> out) {
            this.name = name;
            this.out = out;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<byte[]> call) {
            out.setOnCancelHandler(() -> call.cancel("left", null));
        }

        @Override
        public void onNext(byte[] answer) {
            out.onNext(through(name, answer));
        }

        @Override
        public void onError(Throwable failure) {
            if (!out.isCancelled()) {
                out.onError(failure);
            }
        }

        @Override
        public void onCompleted() {
            if (!out.isCancelled()) {
                out.onCompleted();
            }
        }
    }

    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
