package org.danubecamel.test.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An echo server behind a proxy, and one connection that was used before anything happens. */
final class TcpStory implements AutoCloseable {

    private final EchoServer server = new EchoServer();
    private final TcpProxy proxy = TcpProxy.open(server::url);
    private final List<Peer> peers = new ArrayList<>();
    private final Duration silence;
    private final Peer present;

    /** @param silence how long nothing must come where nothing is expected */
    TcpStory(Duration silence) {
        this.silence = silence;
        this.present = connect();
        present.exchange("hello");
    }

    EchoServer server() {
        return server;
    }

    TcpProxy proxy() {
        return proxy;
    }

    Peer present() {
        return present;
    }

    /** Returns the present connection as the server sees it. */
    EchoServer.Session presentSession() {
        return server.session(0);
    }

    Peer connect() {
        try {
            var peer = Peer.connect(proxy);
            peers.add(peer);
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void expectSilence(Peer peer) {
        peer.expectSilence(silence);
    }

    @Override
    public void close() {
        peers.forEach(Peer::close);
        proxy.close();
        server.close();
    }
}
