package org.danubecamel.test.proxy;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends back what it reads, and remembers it by connection, in the order in which they were made. */
final class EchoServer implements AutoCloseable {

    /** How a connection ended for the server. */
    enum End {
        NONE,
        ORDERLY,
        RESET
    }

    private final ServerSocket listener;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();

    EchoServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept, "echo-accept");
    }

    String url() {
        return Address.url(listener.getLocalPort());
    }

    List<Session> sessions() {
        return sessions;
    }

    /** Returns the {@code number}-th connection, from 0, which must be made within some seconds. */
    Session session(int number) {
        await().until(() -> sessions.size() > number);
        return sessions.get(number);
    }

    private void accept() {
        try {
            while (true) {
                var session = new Session(listener.accept());
                sessions.add(session);
                start(session::echo, "echo");
            }
        } catch (IOException closed) {
            sessions.forEach(Session::close);
        }
    }

    private static void start(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sessions.forEach(Session::close);
    }

    static final class Session {

        private final Socket socket;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private volatile End end = End.NONE;

        private Session(Socket socket) {
            this.socket = socket;
        }

        String text() {
            return read.toString(StandardCharsets.US_ASCII);
        }

        int size() {
            return read.size();
        }

        End end() {
            return end;
        }

        void awaitText(String text) {
            await().until(() -> text().equals(text));
        }

        void awaitEnd(End expected) {
            await().until(() -> end == expected);
        }

        private void echo() {
            var bytes = new byte[8 << 10];
            try {
                for (var count = socket.getInputStream().read(bytes);
                        count >= 0;
                        count = socket.getInputStream().read(bytes)) {
                    read.write(bytes, 0, count);
                    socket.getOutputStream().write(bytes, 0, count);
                }
                end = End.ORDERLY;
                socket.shutdownOutput();
            } catch (IOException e) {
                end = End.RESET;
            }
        }

        private void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
