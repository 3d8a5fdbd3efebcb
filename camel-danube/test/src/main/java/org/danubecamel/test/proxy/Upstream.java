package org.danubecamel.test.proxy;

import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connection to the target, wherever that is at the moment. */
final class Upstream {

    private final Supplier<String> target;
    private final EventLoopGroup threads;
    private @Nullable String url;
    private @Nullable ManagedChannel channel;

    Upstream(Supplier<String> target, EventLoopGroup threads) {
        this.target = target;
        this.threads = threads;
    }

    synchronized Channel channel() {
        var current = target.get();
        var open = channel;
        if (open == null || !current.equals(url)) {
            channel = open(current);
            url = current;
            if (open != null) {
                // Running calls go on where they are.
                open.shutdown();
            }
            open = channel;
        } else if (open.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            // Who calls has its own pauses; the channel's would hide for minutes that the target is back.
            open.resetConnectBackoff();
        }
        return open;
    }

    private ManagedChannel open(String current) {
        var address = Address.parse(current);
        return NettyChannelBuilder.forAddress(address)
                .usePlaintext()
                .channelType(NioSocketChannel.class)
                .eventLoopGroup(threads)
                .directExecutor()
                .offloadExecutor(threads)
                .maxInboundMessageSize(GrpcProxy.MAX_MESSAGE_BYTES)
                .disableRetry()
                .build();
    }

    synchronized void close() {
        var open = channel;
        if (open == null) {
            return;
        }
        open.shutdownNow();
        try {
            if (!open.awaitTermination(2, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The connection to " + url + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
