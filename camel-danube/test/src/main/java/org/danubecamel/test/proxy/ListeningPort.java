package org.danubecamel.test.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.danubecamel.test.LowPorts;
import org.jspecify.annotations.Nullable;

/** A port that can be closed and opened again, and that nobody else gets meanwhile. */
final class ListeningPort {

    private static final int BACKLOG = 1_024;

    private static final int TRIES = 100;

    private final Selector selector;
    private final int port;
    private @Nullable ServerSocketChannel listener;
    private @Nullable SocketChannel reservation;
    private @Nullable SelectionKey key;

    ListeningPort(int requested, Selector selector) {
        this.selector = selector;
        this.port = requested == 0 ? listenAnywhere() : listen(requested);
    }

    int port() {
        return port;
    }

    private int listenAnywhere() {
        for (var i = 1; i < TRIES; i++) {
            try {
                return listen(LowPorts.any());
            } catch (IllegalStateException e) {
                // Somebody else listens there.
            }
        }
        return listen(0);
    }

    private int listen(int number) {
        var address = Address.loopback(number);
        try {
            var opened = ServerSocketChannel.open();
            listener = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            opened.bind(address, BACKLOG);
            key = opened.register(selector, SelectionKey.OP_ACCEPT);
            return ((InetSocketAddress) opened.getLocalAddress()).getPort();
        } catch (IOException e) {
            close(listener);
            throw new IllegalStateException(
                    "Port " + number + " cannot be opened on the loopback interface: " + e.getMessage()
                            + ". Stop what listens there or choose another port; 0 takes any free one.",
                    e);
        }
    }

    /** Returns a connection that was made, or null if there is none. */
    @Nullable SocketChannel accept() {
        try {
            return listener == null || !listener.isOpen() ? null : listener.accept();
        } catch (IOException e) {
            // The client has gone already, or the process is out of files: its connections will fail, and say so.
            return null;
        }
    }

    /** Makes the system refuse connections. */
    void closeListener() {
        if (reservation != null) {
            return;
        }
        close(listener);
        if (key != null) {
            key.cancel();
        }
        flush();
        try {
            // A free port may be given to an outgoing connection, even to one that then meets itself there.
            var reserving = SocketChannel.open();
            reservation = reserving;
            reserving.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            reserving.bind(Address.loopback(port));
        } catch (IOException e) {
            throw new IllegalStateException("Port " + port + " was closed, but cannot be kept: " + e.getMessage(), e);
        }
    }

    void openListener() {
        if (reservation == null) {
            return;
        }
        close(reservation);
        reservation = null;
        listen(port);
    }

    void close() {
        close(listener);
        close(reservation);
    }

    /** The socket of a closed channel is closed only by a selection. */
    private void flush() {
        try {
            selector.selectNow();
        } catch (IOException e) {
            throw new IllegalStateException("Port " + port + " cannot be closed: " + e.getMessage(), e);
        }
    }

    private static void close(@Nullable Channel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("A socket cannot be closed: " + e.getMessage(), e);
        }
    }
}
