package org.danubecamel.client.internal.wire;

import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.EventExecutor;
import io.grpc.netty.shaded.io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that read from and write to a client's connections: one for each connection, at most as many as there are
 * cores, started when needed. Of its own, so that it can tell the end of what one of them reads at once: waking another
 * thread is dearer than most of what happens here, and once for all that came together is enough.
 */
final class NetworkThreads implements AutoCloseable {

    private static final long QUIET_MILLIS = 200;
    private static final long PATIENCE_MILLIS = 5_000;

    private final EventLoopGroup loops;
    private final Class<? extends Channel> channelType;

    NetworkThreads() {
        var cores = Runtime.getRuntime().availableProcessors();
        var count = new AtomicInteger();
        ThreadFactory factory = task -> new NetworkThread(task, "danube-client-network-" + count.incrementAndGet());
        if (Epoll.isAvailable()) {
            loops = new EpollEventLoopGroup(cores, factory);
            channelType = EpollSocketChannel.class;
        } else {
            loops = new NioEventLoopGroup(cores, factory);
            channelType = NioSocketChannel.class;
        }
    }

    /** Lets a connection use these threads. */
    NettyChannelBuilder serve(NettyChannelBuilder builder) {
        return builder.eventLoopGroup(loops).channelType(channelType);
    }

    /**
     * Runs a short task that hands something over to other threads: on one of these threads when it has worked off what
     * it has read at once, in the order in which they were given; on any other thread now.
     */
    void handOver(Runnable task) {
        if (Thread.currentThread() instanceof NetworkThread thread && thread.owner() == this) {
            thread.later(task);
        } else {
            task.run();
        }
    }

    /** Ends the threads once the connections, which must be closed before, have said their last. Does not wait for it. */
    @Override
    public void close() {
        var unused = loops.shutdownGracefully(QUIET_MILLIS, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private final class NetworkThread extends FastThreadLocalThread {

        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        private @Nullable EventExecutor loop;

        private NetworkThread(Runnable target, String name) {
            super(target, name);
            setDaemon(true);
        }

        private NetworkThreads owner() {
            return NetworkThreads.this;
        }

        private void later(Runnable task) {
            tasks.add(task);
            if (tasks.size() == 1) {
                runAllAfterReading();
            }
        }

        /** What a loop is given while it reads, it runs when it has read. */
        private void runAllAfterReading() {
            try {
                loop().execute(this::runAll);
            } catch (RejectedExecutionException shutDown) {
                runAll();
            }
        }

        private void runAll() {
            try {
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            } finally {
                if (!tasks.isEmpty()) {
                    // One has thrown what an executor of the user's threw; the others must not suffer.
                    runAllAfterReading();
                }
            }
        }

        private EventExecutor loop() {
            if (loop == null) {
                loop = StreamSupport.stream(loops.spliterator(), false)
                        .filter(EventExecutor::inEventLoop)
                        .findAny()
                        .orElseThrow();
            }
            return loop;
        }
    }
}
