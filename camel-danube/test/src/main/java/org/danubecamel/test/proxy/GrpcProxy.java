package org.danubecamel.test.proxy;

import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Passes gRPC calls of any service on to a target, and does what brokers do on bad days to the calls that a
 * {@link CallSelection} selects. Without a fault, callers see what they would see at the target: metadata, messages,
 * deadlines, cancellations, statuses, trailers and flow control pass through, except for these:
 *
 * <ul>
 *   <li>The addresses in the answers to {@code danube.Discovery/TopicLookup} are replaced.
 *   <li>A call reaches the target with its first message, or at its end if it has none.
 *   <li>A target that is away is UNAVAILABLE for each call; the caller's connection stays.
 *   <li>Keepalive probes of the callers are answered here. What concerns connections is {@link TcpProxy}'s affair.
 * </ul>
 *
 * <p>All methods may be called by any thread. Messages may have up to 64 MiB.
 */
public final class GrpcProxy implements AutoCloseable {

    static final int MAX_MESSAGE_BYTES = 64 << 20;

    private final ProxyThreads threads = new ProxyThreads();
    private final FaultList faults = new FaultList();
    private final Upstream upstream;
    private final Server server;
    /** Known as soon as the port is open, and still after it was closed. */
    private volatile int openedPort;

    private GrpcProxy(int port, Supplier<String> target, @Nullable UnaryOperator<String> rewriting) {
        this.upstream = new Upstream(target, threads.workers());
        var discovery = new DiscoveryAnswers(rewriting == null ? url -> url() : rewriting);
        var setting = new ProxiedCall.Setting(upstream::channel, faults, discovery, threads.workers());
        this.server = NettyServerBuilder.forAddress(Address.loopback(port))
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(threads.acceptor())
                .workerEventLoopGroup(threads.workers())
                .directExecutor()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                // Clients may ping every second; half of it leaves room for jitter.
                .permitKeepAliveTime(500, TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .fallbackHandlerRegistry(new AnyMethod(setting))
                .build();
    }

    /** Opens a proxy on any free port that puts its own address into discovery answers. */
    public static GrpcProxy open(Supplier<String> target) {
        return new GrpcProxy(0, target, null).start();
    }

    /**
     * Opens a proxy on the loopback interface.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @param target {@code http://host:port} of the target, asked for each call, so that the target may move; must not
     *     block
     * @param rewriting what clients are told instead of each address in a discovery answer: with several brokers the
     *     address of the proxy in front of each, {@link UnaryOperator#identity()} to change nothing
     * @throws IllegalStateException if the port cannot be opened
     */
    public static GrpcProxy open(int port, Supplier<String> target, UnaryOperator<String> rewriting) {
        return new GrpcProxy(port, target, rewriting).start();
    }

    private GrpcProxy start() {
        try {
            openedPort = server.start().getPort();
            return this;
        } catch (IOException e) {
            close();
            var cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "The proxy's port cannot be opened: " + e.getMessage() + " (" + cause.getMessage()
                            + "). Stop what listens there or choose another port; 0 takes any free one.",
                    e);
        }
    }

    /** Returns the port, which stays the same. */
    public int port() {
        return openedPort;
    }

    /** Returns where clients connect: {@code http://127.0.0.1:port}. */
    public String url() {
        return Address.url(port());
    }

    /**
     * Begins a fault on calls of one method.
     *
     * @param method service and method, such as {@code danube.ProducerService/SendMessage}
     */
    public CallSelection<byte[]> on(String method) {
        var slash = method.lastIndexOf('/');
        if (slash < 1 || slash == method.length() - 1 || method.startsWith("/")) {
            throw new IllegalArgumentException("The method is '" + method
                    + "'; allowed is service/method, such as danube.ProducerService/SendMessage");
        }
        return new CallSelection<>(faults, method, Function.identity());
    }

    /** Begins a fault on calls of one method of generated stubs, such as {@code getSendMessageMethod()} returns. */
    public <Q> CallSelection<Q> on(MethodDescriptor<Q, ?> method) {
        return new CallSelection<>(
                faults, method.getFullMethodName(), bytes -> method.parseRequest(new ByteArrayInputStream(bytes)));
    }

    /** Ends all faults. */
    public void endFaults() {
        faults.endAll();
    }

    /** Cancels all calls, on both sides, and closes the port. Can be repeated. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            if (!server.awaitTermination(2, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The proxy on port " + port() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            upstream.close();
            threads.close();
        }
    }

    boolean threadsEnded() {
        return threads.ended();
    }

    private static final class AnyMethod extends HandlerRegistry {

        private final ProxiedCall.Setting setting;

        private AnyMethod(ProxiedCall.Setting setting) {
            this.setting = setting;
        }

        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String methodName, @Nullable String authority) {
            return ServerMethodDefinition.create(
                    ByteMethods.of(methodName), (call, headers) -> ProxiedCall.begin(setting, call, headers));
        }
    }
}
