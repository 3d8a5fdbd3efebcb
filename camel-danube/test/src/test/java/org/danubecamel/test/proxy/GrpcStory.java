package org.danubecamel.test.proxy;

import static org.awaitility.Awaitility.await;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.awaitility.core.ConditionTimeoutException;

/** An echo service behind a proxy, and a channel to the proxy. */
final class GrpcStory implements AutoCloseable {

    private final EchoService service = new EchoService();
    private final AtomicReference<String> target = new AtomicReference<>(service.url());
    private final GrpcProxy proxy = GrpcProxy.open(target::get);
    private final ManagedChannel channel = NettyChannelBuilder.forAddress(Address.parse(proxy.url()))
            .usePlaintext()
            .maxInboundMessageSize(GrpcProxy.MAX_MESSAGE_BYTES)
            .build();
    private final Duration silence;

    /** @param silence how long nothing must happen where nothing is expected */
    GrpcStory(Duration silence) {
        this.silence = silence;
    }

    EchoService service() {
        return service;
    }

    GrpcProxy proxy() {
        return proxy;
    }

    void moveTarget(String url) {
        target.set(url);
    }

    Caller start(MethodDescriptor<byte[], byte[]> method) {
        return start(method, CallOptions.DEFAULT, new Metadata());
    }

    Caller start(MethodDescriptor<byte[], byte[]> method, CallOptions options, Metadata headers) {
        return Caller.start(channel, method, options, headers);
    }

    Caller unary(MethodDescriptor<byte[], byte[]> method, String request) {
        return unary(method, request, CallOptions.DEFAULT, new Metadata());
    }

    Caller unary(MethodDescriptor<byte[], byte[]> method, String request, CallOptions options, Metadata headers) {
        return start(method, options, headers).request(2).send(request).endOutput();
    }

    Caller unary(String request) {
        return unary(EchoService.UNARY, request);
    }

    /** Fails if the call ends within the silence. */
    void expectPending(Caller call) {
        try {
            await().pollDelay(Duration.ZERO).atMost(silence).until(call::isDone);
        } catch (ConditionTimeoutException pending) {
            return;
        }
        Assertions.fail("Expected no answer yet, but: " + call.status());
    }

    @Override
    public void close() {
        channel.shutdownNow();
        proxy.close();
        service.close();
    }
}
