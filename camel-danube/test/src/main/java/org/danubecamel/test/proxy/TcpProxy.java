package org.danubecamel.test.proxy;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.danubecamel.test.proxy.Connections.Admission;

/**
 * Forwards bytes between clients and a target, and does what networks do on bad days. Without a fault it changes
 * nothing: order, half-closed connections, resets and back-pressure pass through.
 *
 * <p>All methods may be called by any thread. What one of them sets holds for every byte and connection from its return
 * on. They throw IllegalStateException once the proxy is closed, except for counters, addresses and {@link #close()}. A
 * method without a {@link Direction} concerns both. Each connection holds up to 256 KiB in each direction, and beyond
 * that holds up the sender.
 */
public final class TcpProxy implements AutoCloseable {

    private final Connections connections;
    private final EventLoop loop;

    private TcpProxy(int port, Supplier<String> target) {
        var selector = EventLoop.openSelector();
        try {
            this.connections = new Connections(port, () -> Address.parse(target.get()), selector);
        } catch (RuntimeException e) {
            EventLoop.close(selector);
            throw e;
        }
        this.loop = new EventLoop("danube-tcp-proxy-" + connections.port().port(), selector, connections);
        loop.start();
    }

    /** Opens a proxy on any free port; see {@link #open(int, Supplier)}. */
    public static TcpProxy open(Supplier<String> target) {
        return open(0, target);
    }

    /**
     * Opens a proxy on the loopback interface.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @param target {@code http://host:port} of the target, asked for each connection, so that the target may move; must
     *     not block. A connection is reset if the target cannot be reached.
     * @throws IllegalStateException if the port cannot be opened
     */
    public static TcpProxy open(int port, Supplier<String> target) {
        return new TcpProxy(port, target);
    }

    /** Returns the port, which stays the same. */
    public int port() {
        return connections.port().port();
    }

    /** Returns where clients connect: {@code http://127.0.0.1:port}. */
    public String url() {
        return Address.url(port());
    }

    /** Resets all connections, on both sides, and returns how many there were. New ones are made as usual. */
    public int cut() {
        return loop.call(connections::abortAll);
    }

    /**
     * Resets, on both sides, the connection that carries the {@code bytes}-th byte of this direction from now on, right
     * behind that byte; once. All connections count together.
     *
     * @param bytes 1 or more
     */
    public void cutAfter(Direction direction, long bytes) {
        requireAtLeast(1, bytes, "bytes");
        loop.run(() -> connections.flow(direction).cutAfter(bytes));
    }

    /** Resets each new connection at once, until {@link #accept()}. Present ones stay. */
    public void refuse() {
        loop.run(() -> {
            connections.port().openListener();
            connections.admit(Admission.REFUSE);
        });
    }

    /** Closes the port, so that the system refuses connections, until {@link #accept()}. Present ones stay. */
    public void closePort() {
        loop.run(connections.port()::closeListener);
    }

    /** Accepts and forwards new connections again, after {@link #refuse()} or {@link #closePort()}. */
    public void accept() {
        loop.run(() -> {
            connections.admit(Admission.FORWARD);
            connections.port().openListener();
        });
    }

    /** Accepts new connections, but does not make theirs to the target, until they are released. */
    public void holdNewConnections() {
        loop.run(() -> connections.admit(Admission.HOLD));
    }

    /**
     * Connects the youngest held connection to the target; others stay held, and new ones are. Returns when the target
     * has accepted or refused.
     *
     * @return whether there was one
     */
    public boolean releaseNewest() {
        return loop.call(connections::releaseNewest).join();
    }

    /**
     * Connects all held connections to the target, a younger one always before an older one, and holds no more. Returns
     * when the target has accepted or refused them.
     */
    public void releaseNewestFirst() {
        loop.call(() -> {
                    connections.admit(Admission.FORWARD);
                    return connections.releaseAll();
                })
                .join();
    }

    /** Lets no byte pass until {@link #resume()}. Nothing is lost; senders are held up once the buffers are full. */
    public void stall() {
        both(flow -> flow.stalled(true));
    }

    /** Does as {@link #stall()} in one direction. */
    public void stall(Direction direction) {
        one(direction, flow -> flow.stalled(true));
    }

    /** Lets bytes pass again, those first that were held. */
    public void resume() {
        both(flow -> flow.stalled(false));
    }

    /** Does as {@link #resume()} in one direction. */
    public void resume(Direction direction) {
        one(direction, flow -> flow.stalled(false));
    }

    /**
     * Swallows all bytes, and the end of connections, on present and new connections, until {@link #endBlackHole()}: as
     * if the machine on the other side had vanished. New connections are accepted all the same.
     */
    public void blackHole() {
        both(flow -> flow.swallowing(true));
    }

    /** Does as {@link #blackHole()} in one direction. */
    public void blackHole(Direction direction) {
        one(direction, flow -> flow.swallowing(true));
    }

    /** Does as {@link #blackHole()} on the present connections, for good; new ones are not concerned. */
    public void blackHolePresent() {
        loop.run(() -> {
            for (var direction : Direction.values()) {
                connections.swallowPresent(direction);
            }
        });
    }

    /** Does as {@link #blackHolePresent()} in one direction. */
    public void blackHolePresent(Direction direction) {
        loop.run(() -> connections.swallowPresent(direction));
    }

    /** Ends {@link #blackHole()}, and resets the connections that lost something in any way. */
    public void endBlackHole() {
        loop.run(() -> {
            for (var direction : Direction.values()) {
                connections.flow(direction).swallowing(false);
            }
            connections.abortTorn();
        });
    }

    /**
     * Limits the speed of each connection in each direction.
     *
     * @param bytesPerSecond 1 or more
     */
    public void slow(long bytesPerSecond) {
        requireAtLeast(1, bytesPerSecond, "bytesPerSecond");
        both(flow -> flow.bytesPerSecond(bytesPerSecond));
    }

    /** Does as {@link #slow(long)} in one direction. */
    public void slow(Direction direction, long bytesPerSecond) {
        requireAtLeast(1, bytesPerSecond, "bytesPerSecond");
        one(direction, flow -> flow.bytesPerSecond(bytesPerSecond));
    }

    /** Ends {@link #slow(long)}. */
    public void fullSpeed() {
        both(flow -> flow.bytesPerSecond(0));
    }

    /** Holds each byte for this long, zero for not at all; in order, also when the latency changes. */
    public void latency(Duration latency) {
        var nanos = requireNotNegative(latency);
        both(flow -> flow.latencyNanos(nanos));
    }

    /** Does as {@link #latency(Duration)} in one direction. */
    public void latency(Direction direction, Duration latency) {
        var nanos = requireNotNegative(latency);
        one(direction, flow -> flow.latencyNanos(nanos));
    }

    /** Ends all faults: as each of their own ends says, and held connections are released. */
    public void endFaults() {
        accept();
        both(Flow::reset);
        endBlackHole();
        releaseNewestFirst();
    }

    /** Returns how many connections clients have made, those included that were refused or held. */
    public long accepted() {
        return connections.counters().accepted();
    }

    /** Returns how many connections were reset because of {@link #refuse()}. */
    public long refused() {
        return connections.counters().refused();
    }

    /** Returns how many connections were reset because the target could not be reached. */
    public long unreachable() {
        return connections.counters().unreachable();
    }

    /** Returns how many connections are forwarded now, half-open ones included. */
    public int open() {
        return connections.counters().open();
    }

    /** Returns how many connections wait for their release. */
    public int held() {
        return connections.counters().held();
    }

    /** Returns how many bytes were read from their senders, over all connections there ever were. */
    public long received(Direction direction) {
        return connections.flow(direction).received();
    }

    /** Returns how many bytes were passed on, over all connections there ever were. */
    public long forwarded(Direction direction) {
        return connections.flow(direction).forwarded();
    }

    /** Returns how many bytes were swallowed, over all connections there ever were. */
    public long swallowed(Direction direction) {
        return connections.flow(direction).swallowed();
    }

    /** Resets all connections and closes the port. Can be repeated. */
    @Override
    public void close() {
        loop.stop();
    }

    private void both(Consumer<Flow> change) {
        loop.run(() -> {
            for (var direction : Direction.values()) {
                change.accept(connections.flow(direction));
            }
        });
    }

    private void one(Direction direction, Consumer<Flow> change) {
        loop.run(() -> change.accept(connections.flow(direction)));
    }

    private static void requireAtLeast(long least, long given, String what) {
        if (given < least) {
            throw new IllegalArgumentException(what + " is " + given + "; allowed is " + least + " or more");
        }
    }

    private static long requireNotNegative(Duration latency) {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency is " + latency + "; allowed is zero or more");
        }
        return latency.toNanos();
    }
}
