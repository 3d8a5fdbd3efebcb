package org.danubecamel.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A standalone broker that is killed and started again on the same ports, with or without a data directory. */
final class MortalBroker implements AutoCloseable {

    private final String[] options;
    private StandaloneBroker broker;

    private MortalBroker(List<String> options) {
        this.options = options.toArray(String[]::new);
        this.broker = StandaloneBroker.start(this.options);
    }

    static MortalBroker inMemory() {
        return new MortalBroker(ports());
    }

    static MortalBroker in(Path dataDirectory) {
        var options = ports();
        options.addAll(List.of("--data-dir", dataDirectory.toString()));
        return new MortalBroker(options);
    }

    private static List<String> ports() {
        return new ArrayList<>(
                List.of("--port", Integer.toString(freePort()), "--admin-port", Integer.toString(freePort())));
    }

    private static int freePort() {
        while (true) {
            try (var socket = new ServerSocket(LowPorts.any(), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }

    String serviceUrl() {
        return broker.serviceUrl();
    }

    void killAndStartAgain() {
        broker.kill();
        broker = StandaloneBroker.start(options);
    }

    @Override
    public void close() {
        broker.close();
    }
}
