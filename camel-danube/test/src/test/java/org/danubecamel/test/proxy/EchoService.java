package org.danubecamel.test.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A gRPC server that sends back what it gets, and remembers what callers did. */
final class EchoService implements AutoCloseable {

    static final MethodDescriptor<byte[], byte[]> UNARY = method("Unary", MethodType.UNARY);
    /** Fails with ABORTED and a trailer. */
    static final MethodDescriptor<byte[], byte[]> FAIL = method("Fail", MethodType.UNARY);
    /** Never answers. */
    static final MethodDescriptor<byte[], byte[]> WAIT = method("Wait", MethodType.UNARY);
    /** Sends messages as long as the caller takes them. */
    static final MethodDescriptor<byte[], byte[]> STREAM = method("Stream", MethodType.SERVER_STREAMING);

    static final MethodDescriptor<byte[], byte[]> CHAT = method("Chat", MethodType.BIDI_STREAMING);
    static final MethodDescriptor<byte[], byte[]> UNKNOWN = method("Unknown", MethodType.UNARY);

    static final Metadata.Key<String> HEADER = Metadata.Key.of("header", Metadata.ASCII_STRING_MARSHALLER);
    static final Metadata.Key<byte[]> BINARY = Metadata.Key.of("data-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private static final int STREAMED_BYTES = 10_000;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Deadline> deadlines = new CopyOnWriteArrayList<>();
    private final AtomicInteger streamed = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final Server server;

    EchoService() {
        var methods = ServerServiceDefinition.builder("test.Echo")
                .addMethod(UNARY, ServerCalls.asyncUnaryCall(this::unary))
                .addMethod(FAIL, ServerCalls.asyncUnaryCall(this::fail))
                .addMethod(WAIT, ServerCalls.asyncUnaryCall(this::await))
                .addMethod(STREAM, ServerCalls.asyncServerStreamingCall(this::stream))
                .addMethod(CHAT, ServerCalls.asyncBidiStreamingCall(this::chat))
                .build();
        try {
            server = NettyServerBuilder.forAddress(Address.loopback(0))
                    .directExecutor()
                    .maxInboundMessageSize(GrpcProxy.MAX_MESSAGE_BYTES)
                    .addService(ServerInterceptors.intercept(methods, new HeaderEcho()))
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return ByteMethods.of("test.Echo/" + name).toBuilder().setType(type).build();
    }

    String url() {
        return Address.url(server.getPort());
    }

    List<String> requests() {
        return requests;
    }

    List<Deadline> deadlines() {
        return deadlines;
    }

    int streamed() {
        return streamed.get();
    }

    int cancelled() {
        return cancelled.get();
    }

    private void note(byte[] request) {
        requests.add(new String(request, US_ASCII));
        var deadline = Context.current().getDeadline();
        if (deadline != null) {
            deadlines.add(deadline);
        }
    }

    private void unary(byte[] request, StreamObserver<byte[]> out) {
        note(request);
        out.onNext(request);
        out.onCompleted();
    }

    private void fail(byte[] request, StreamObserver<byte[]> out) {
        note(request);
        var trailers = new Metadata();
        trailers.put(HEADER, "trailer");
        trailers.put(BINARY, new byte[] {0, -1});
        out.onError(Status.ABORTED.withDescription("as told").asRuntimeException(trailers));
    }

    private void await(byte[] request, StreamObserver<byte[]> out) {
        ((ServerCallStreamObserver<byte[]>) out).setOnCancelHandler(cancelled::incrementAndGet);
        note(request);
    }

    private void stream(byte[] request, StreamObserver<byte[]> observer) {
        note(request);
        var out = (ServerCallStreamObserver<byte[]>) observer;
        out.setOnCancelHandler(cancelled::incrementAndGet);
        out.setOnReadyHandler(() -> {
            while (out.isReady() && !out.isCancelled()) {
                streamed.incrementAndGet();
                out.onNext(new byte[STREAMED_BYTES]);
            }
        });
    }

    private StreamObserver<byte[]> chat(StreamObserver<byte[]> out) {
        return new StreamObserver<>() {
            @Override
            public void onNext(byte[] message) {
                note(message);
                out.onNext(message);
            }

            @Override
            public void onError(Throwable cause) {
                cancelled.incrementAndGet();
            }

            @Override
            public void onCompleted() {
                out.onCompleted();
            }
        };
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Answers with the headers that it was sent. */
    private static final class HeaderEcho implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            return next.startCall(
                    new SimpleForwardingServerCall<>(call) {
                        @Override
                        public void sendHeaders(Metadata answer) {
                            if (headers.containsKey(HEADER)) {
                                answer.put(HEADER, headers.get(HEADER));
                                answer.put(BINARY, headers.get(BINARY));
                            }
                            super.sendHeaders(answer);
                        }
                    },
                    headers);
        }
    }
}
