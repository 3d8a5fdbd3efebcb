package org.danubecamel.test.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The proxy's end of one connection. Never throws for what the network does: it is {@link #broken()} then. */
final class Endpoint {

    private final SocketChannel channel;
    private final SelectionKey key;
    private int wanted;
    private boolean broken;

    Endpoint(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, 0);
    }

    static Endpoint unconnected(Selector selector) {
        try {
            return new Endpoint(SocketChannel.open(), selector);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void connect(InetSocketAddress address) throws IOException {
        channel.connect(address);
    }

    boolean connected() throws IOException {
        return channel.finishConnect();
    }

    /** Returns how many bytes were read, -1 at the end or if the connection broke. */
    int read(ByteBuffer into) {
        try {
            return channel.read(into);
        } catch (IOException e) {
            broken = true;
            return -1;
        }
    }

    /** Returns how many bytes the network took. */
    int write(ByteBuffer from) {
        try {
            return channel.write(from);
        } catch (IOException e) {
            broken = true;
            return 0;
        }
    }

    void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            broken = true;
        }
    }

    boolean broken() {
        return broken;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Asks to be told when {@code operations} are possible, besides what was asked since the last {@link #apply()}. */
    void want(int operations) {
        wanted |= operations;
    }

    void apply() {
        if (key.isValid() && key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
        wanted = 0;
    }

    /** Ends the connection with a reset, so that the peer sees a failure and not an orderly end. */
    void abort() {
        try {
            if (channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            broken = true;
        }
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            broken = true;
        }
    }
}
