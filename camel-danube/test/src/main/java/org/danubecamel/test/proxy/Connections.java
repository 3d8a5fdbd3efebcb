package org.danubecamel.test.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of one proxy. Only the event loop's thread may call it, except for counters and the port. */
final class Connections implements EventLoop.Work {

    private static final Logger LOG = LoggerFactory.getLogger(TcpProxy.class);
    private static final int BUFFER_BYTES = 64 << 10;

    /** What happens to a connection that a client makes. */
    enum Admission {
        FORWARD,
        HOLD,
        REFUSE
    }

    private final Selector selector;
    private final Supplier<InetSocketAddress> target;
    private final ListeningPort port;
    private final Map<Direction, Flow> flows = new EnumMap<>(Direction.class);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<Link> links = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Deque<Endpoint> held = new ArrayDeque<>();
    private final ConnectionCounters counters = new ConnectionCounters();
    private Admission admission = Admission.FORWARD;

    Connections(int port, Supplier<InetSocketAddress> target, Selector selector) {
        this.selector = selector;
        this.target = target;
        this.port = new ListeningPort(port, selector);
        for (var direction : Direction.values()) {
            flows.put(direction, new Flow());
        }
    }

    ConnectionCounters counters() {
        return counters;
    }

    ListeningPort port() {
        return port;
    }

    Flow flow(Direction direction) {
        return Objects.requireNonNull(flows.get(direction));
    }

    void admit(Admission value) {
        admission = value;
    }

    @Override
    public long advance(long now) {
        for (var client = port.accept(); client != null; client = port.accept()) {
            accepted(client);
        }
        for (var attempt : List.copyOf(attempts)) {
            attempt.advance();
            settle(attempt);
        }
        var nanos = EventLoop.NEVER;
        for (var link : links) {
            nanos = Math.min(nanos, link.advance(now));
        }
        links.removeIf(Link::closed);
        count();
        return nanos;
    }

    private void accepted(SocketChannel channel) {
        counters.countAccepted();
        Endpoint client;
        try {
            client = new Endpoint(channel, selector);
        } catch (IOException e) {
            LOG.warn("A connection broke as it was accepted", e);
            return;
        }
        switch (admission) {
            case FORWARD -> forward(client);
            case HOLD -> held.push(client);
            case REFUSE -> {
                client.abort();
                counters.countRefused();
            }
        }
    }

    /** Connects to the target; the result is there once that has succeeded or failed. */
    private CompletableFuture<?> forward(Endpoint client) {
        var attempt = new Attempt(client, Endpoint.unconnected(selector));
        attempts.add(attempt);
        attempt.start(target);
        settle(attempt);
        return attempt.result();
    }

    private void settle(Attempt attempt) {
        switch (attempt.state()) {
            case PENDING -> {
                return;
            }
            case CONNECTED ->
                links.add(new Link(
                        attempt.client(),
                        attempt.server(),
                        flow(Direction.TO_TARGET),
                        flow(Direction.TO_CLIENT),
                        buffer));
            case FAILED -> counters.countUnreachable();
        }
        attempts.remove(attempt);
        count();
        attempt.settled();
    }

    /** Forwards the connection that was held last, if any; the result tells whether there was one, once that is done. */
    CompletableFuture<Boolean> releaseNewest() {
        var newest = held.poll();
        return newest == null
                ? CompletableFuture.completedFuture(false)
                : forward(newest).thenApply(settled -> true);
    }

    /** One after the other, because the target sees them in the order in which they are connected. */
    CompletableFuture<Boolean> releaseAll() {
        return releaseNewest().thenCompose(one -> one ? releaseAll() : CompletableFuture.completedFuture(true));
    }

    int abortAll() {
        var count = links.size() + attempts.size() + held.size();
        // Before the attempts: the end of one may begin with the next that is held.
        held.forEach(Endpoint::abort);
        held.clear();
        for (var attempt : List.copyOf(attempts)) {
            attempt.abort();
            settle(attempt);
        }
        links.forEach(Link::abort);
        links.clear();
        count();
        return count;
    }

    void swallowPresent(Direction direction) {
        links.forEach(link -> link.pipe(direction).swallowForGood());
    }

    /** A connection that has lost bytes cannot go on: the other end's machine, back again, would reset it. */
    void abortTorn() {
        links.stream().filter(Link::torn).toList().forEach(Link::abort);
        links.removeIf(Link::closed);
        count();
    }

    private void count() {
        counters.open(links.size());
        counters.held(held.size());
    }

    @Override
    public void end() {
        abortAll();
        port.close();
    }
}
