package org.danubecamel.embedded;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One gRPC port on the loopback interface. */
final class BrokerPort {

    private static final String HOST = "127.0.0.1";

    /** A message over the publish limit must be read to be refused with the right status; beyond this it is not. */
    private static final int MAX_READ_BYTES = 64 * 1024 * 1024;

    private final int port;
    private final BrokerThreads threads;
    private @Nullable Server server;

    BrokerPort(int port, BrokerThreads threads) {
        this.port = port;
        this.threads = threads;
    }

    void open(List<BindableService> services) {
        if (server != null) {
            throw new IllegalStateException("The embedded broker was started before; build a new one");
        }
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(HOST, port))
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(threads.acceptor())
                .workerEventLoopGroup(threads.workers())
                .directExecutor()
                .maxInboundMessageSize(MAX_READ_BYTES)
                // Clients may ping every second; half of it leaves room for jitter.
                .permitKeepAliveTime(500, TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true);
        services.forEach(builder::addService);
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw new IllegalStateException(cannotOpen(e), e);
        }
    }

    private String cannotOpen(IOException e) {
        Throwable cause = e.getCause();
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return "Port " + port + " is in use on " + HOST
                    + ". Stop what listens there or choose another port; 0 takes any free one.";
        }
        return "Port " + port + " cannot be opened on " + HOST + ": " + (cause == null ? e : cause).getMessage();
    }

    String url() {
        if (server == null) {
            throw new IllegalStateException("The embedded broker is not started");
        }
        return "http://" + HOST + ":" + server.getPort();
    }

    void refuseCalls() {
        if (server != null) {
            server.shutdown();
        }
    }

    void awaitClose() throws InterruptedException {
        if (server != null) {
            server.awaitTermination();
        }
    }

    void close(long timeout, TimeUnit unit) {
        if (server == null) {
            return;
        }
        try {
            if (!server.awaitTermination(timeout, unit)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
