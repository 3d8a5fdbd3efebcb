package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client on a bare connection. */
final class Peer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    private Peer(Socket socket) {
        this.socket = socket;
    }

    static Peer connect(TcpProxy proxy) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setTcpNoDelay(true);
        return new Peer(socket);
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless exactly this comes next. */
    void expect(String text) {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var bytes = socket.getInputStream().readNBytes(text.length());
            assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo(text);
        } catch (IOException e) {
            throw new AssertionError("Expected " + text.length() + " bytes, but: " + e, e);
        }
    }

    void exchange(String text) {
        send(text);
        expect(text);
    }

    /** Fails if a byte comes within this time, or the connection ends. */
    void expectSilence(Duration period) {
        try {
            socket.setSoTimeout((int) period.toMillis());
            throw new AssertionError(
                    "Expected silence, but read " + socket.getInputStream().read());
        } catch (SocketTimeoutException silent) {
            // As expected.
        } catch (IOException e) {
            throw new AssertionError("Expected silence, but: " + e, e);
        }
    }

    /** Fails unless the connection was reset, having carried nothing more for this side. */
    void expectReset() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write('?');
            throw new AssertionError(
                    "Expected a reset, but read " + socket.getInputStream().read());
        } catch (SocketException reset) {
            // As expected.
        } catch (IOException e) {
            throw new AssertionError("Expected a reset, but: " + e, e);
        }
    }

    /** Fails unless the other side has ended in order. */
    void expectEnd() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            throw new AssertionError("Expected an orderly end, but: " + e, e);
        }
    }

    void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
