package org.danubecamel.contract.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.danubecamel.test.LowPorts;

/** Finds a port of the loopback interface for a program that cannot choose one by itself. */
public final class FreePort {

    private static final int TRIES = 100;

    private FreePort() {}

    /**
     * Returns one that nobody listened on just now, and that the system gives to no outgoing connection.
     *
     * @throws IllegalStateException if there is none
     */
    public static int find() {
        for (var tries = 0; tries < TRIES; tries++) {
            var port = LowPorts.any();
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
        throw new IllegalStateException("No free port on the loopback interface, in " + TRIES + " tries");
    }
}
