package org.danubecamel.test.proxy;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A broker's bad days: a {@link TcpProxy}, to which the clients connect, before a {@link GrpcProxy}, before the broker.
 * Clients stay on it, because the broker's discovery answers name it instead of the broker. The client's own keepalive
 * and resets are the TcpProxy's; the broker sees a call cancelled when its client's connection breaks.
 *
 * <p>For faults between the broker and its connections chain the two the other way:
 *
 * <pre>{@code
 * TcpProxy tcp = TcpProxy.open(broker::serviceUrl);
 * GrpcProxy grpc = GrpcProxy.open(tcp::url);    // clients connect to grpc.url()
 * }</pre>
 */
public final class DanubeProxy implements AutoCloseable {

    private final GrpcProxy grpc;
    private final TcpProxy tcp;

    private DanubeProxy(int port, Supplier<String> broker) {
        // Each needs the other's URL, and nobody asks before both are open.
        var front = new AtomicReference<>("");
        this.grpc = GrpcProxy.open(0, broker, url -> front.get());
        try {
            this.tcp = TcpProxy.open(port, grpc::url);
        } catch (RuntimeException e) {
            grpc.close();
            throw e;
        }
        front.set(tcp.url());
    }

    /** Opens the proxies, the clients' one on any free port; see {@link #open(int, Supplier)}. */
    public static DanubeProxy open(Supplier<String> broker) {
        return open(0, broker);
    }

    /**
     * Opens the proxies on the loopback interface.
     *
     * @param port where clients connect, 1 to 65535, or 0 for any free one
     * @param broker {@code http://host:port} of the broker, asked for each call, so that the broker may come back
     *     elsewhere; must not block
     * @throws IllegalStateException if a port cannot be opened
     */
    public static DanubeProxy open(int port, Supplier<String> broker) {
        return new DanubeProxy(port, broker);
    }

    /** Returns the service URL for clients. */
    public String url() {
        return tcp.url();
    }

    /** Returns what makes faults of connections. */
    public TcpProxy tcp() {
        return tcp;
    }

    /** Returns what makes faults of calls. */
    public GrpcProxy grpc() {
        return grpc;
    }

    /** Ends all faults of both. */
    public void endFaults() {
        grpc.endFaults();
        tcp.endFaults();
    }

    @Override
    public void close() {
        tcp.close();
        grpc.close();
    }
}
