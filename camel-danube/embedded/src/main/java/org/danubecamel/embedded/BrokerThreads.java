package org.danubecamel.embedded;

import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The broker's own threads, daemons all of them. They are not gRPC's shared ones, so that a client in the same JVM that
 * blocks its threads does not stop the broker it waits for.
 */
final class BrokerThreads {

    private static final int WORKERS = 2;

    private final EventLoopGroup acceptor = new NioEventLoopGroup(1, new DefaultThreadFactory("danube-accept", true));
    private final EventLoopGroup workers =
            new NioEventLoopGroup(WORKERS, new DefaultThreadFactory("danube-embedded", true));

    EventLoopGroup acceptor() {
        return acceptor;
    }

    EventLoopGroup workers() {
        return workers;
    }

    ScheduledExecutorService executor() {
        return workers;
    }

    void close() {
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
