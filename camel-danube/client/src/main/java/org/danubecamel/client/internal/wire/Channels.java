package org.danubecamel.client.internal.wire;

import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One connection to each broker, made at its first use and shared. Safe for use by any number of threads. */
final class Channels implements Connections {

    /** Above the broker's own limit of 4 MiB, so that no delivery fails here. */
    private static final int MAX_INBOUND_BYTES = 64 << 20;

    private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 10;

    private final NetworkThreads threads = new NetworkThreads();
    private final Duration keepAlive;
    private final Map<ServiceUrl, ManagedChannel> channels = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Channels(Duration keepAlive) {
        this.keepAlive = keepAlive;
    }

    @Override
    public Channel to(ServiceUrl url) {
        var channel = channels.computeIfAbsent(url, this::open);
        if (closed) {
            channel.shutdownNow();
        } else if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            // Whoever asks has waited already; the channel's own pauses grow to two minutes.
            channel.resetConnectBackoff();
        }
        return channel;
    }

    private ManagedChannel open(ServiceUrl url) {
        // Callbacks run on the network threads: they only hand over, and a second hand-over costs three quarters of
        // the rate.
        return threads.serve(NettyChannelBuilder.forTarget("dns:///" + url.host() + ":" + url.port()))
                .usePlaintext()
                .directExecutor()
                .maxInboundMessageSize(MAX_INBOUND_BYTES)
                .keepAliveTime(keepAlive.toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .disableRetry()
                .build();
    }

    @Override
    public void handOver(Runnable task) {
        threads.handOver(task);
    }

    @Override
    public void close() {
        closed = true;
        channels.values().forEach(ManagedChannel::shutdownNow);
        threads.close();
    }
}
