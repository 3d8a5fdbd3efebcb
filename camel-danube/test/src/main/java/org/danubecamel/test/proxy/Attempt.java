package org.danubecamel.test.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's connection whose other half, to the target, is being made. */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(TcpProxy.class);

    enum State {
        PENDING,
        CONNECTED,
        /** Both halves are closed. */
        FAILED
    }

    private final Endpoint client;
    private final Endpoint server;
    private final CompletableFuture<Boolean> result = new CompletableFuture<>();
    private State state = State.PENDING;

    Attempt(Endpoint client, Endpoint server) {
        this.client = client;
        this.server = server;
    }

    Endpoint client() {
        return client;
    }

    Endpoint server() {
        return server;
    }

    State state() {
        return state;
    }

    /** Returns what completes when whoever started this attempt has taken note of its end. */
    CompletableFuture<Boolean> result() {
        return result;
    }

    void settled() {
        result.complete(state == State.CONNECTED);
    }

    void start(Supplier<InetSocketAddress> target) {
        try {
            server.connect(target.get());
            advance();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    void advance() {
        try {
            if (server.connected()) {
                state = State.CONNECTED;
            } else {
                server.want(SelectionKey.OP_CONNECT);
                server.apply();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(Exception cause) {
        LOG.warn("The proxy cannot reach its target: {}", cause.toString());
        abort();
    }

    void abort() {
        client.abort();
        server.abort();
        state = State.FAILED;
    }
}
