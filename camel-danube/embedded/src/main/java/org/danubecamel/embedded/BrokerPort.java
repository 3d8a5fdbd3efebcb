package org.danubecamel.embedded;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
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
    private volatile @Nullable Server server;

    /** Known as soon as the port is open, and still after it was closed. */
    private volatile int openedPort;

    BrokerPort(int port, BrokerThreads threads) {
        this.port = port;
        this.threads = threads;
    }

    void open(List<BindableService> services) {
        if (server != null) {
            throw new IllegalStateException("The embedded broker was started before; build a new one");
        }
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(loopback(), port))
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(threads.acceptor())
                .workerEventLoopGroup(threads.workers())
                .directExecutor()
                .maxInboundMessageSize(MAX_READ_BYTES)
                // Clients may ping every second; half of it leaves room for jitter.
                .permitKeepAliveTime(500, TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true);
        services.forEach(builder::addService);
        Server opening = builder.build();
        // Before it starts, because the first call may ask for the URL at once.
        server = opening;
        try {
            openedPort = opening.start().getPort();
        } catch (IOException e) {
            throw new IllegalStateException(cannotOpen(e), e);
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
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
        Server opened = server;
        if (opened == null) {
            throw new IllegalStateException("The embedded broker is not started");
        }
        int number = openedPort;
        return "http://" + HOST + ":" + (number > 0 ? number : opened.getPort());
    }

    void refuseCalls() {
        Server running = server;
        if (running != null) {
            running.shutdown();
        }
    }

    void awaitClose() throws InterruptedException {
        Server running = server;
        if (running != null) {
            running.awaitTermination();
        }
    }

    void close(long timeout, TimeUnit unit) {
        Server running = server;
        if (running == null) {
            return;
        }
        try {
            if (!running.awaitTermination(timeout, unit)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
