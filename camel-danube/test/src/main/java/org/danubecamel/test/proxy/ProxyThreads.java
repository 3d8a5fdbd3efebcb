package org.danubecamel.test.proxy;

import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The threads of one {@link GrpcProxy}: its own, so that clients that block gRPC's shared ones do not stop it. */
final class ProxyThreads {

    private static final int WORKERS = 2;

    private final EventLoopGroup acceptor = group(1, "danube-grpc-proxy-accept");
    private final EventLoopGroup workers = group(WORKERS, "danube-grpc-proxy");

    private static EventLoopGroup group(int threads, String name) {
        return new NioEventLoopGroup(threads, new DefaultThreadFactory(name, true));
    }

    EventLoopGroup acceptor() {
        return acceptor;
    }

    EventLoopGroup workers() {
        return workers;
    }

    boolean ended() {
        return acceptor.isTerminated() && workers.isTerminated();
    }

    void close() {
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
