package org.danubecamel.contract.peer;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small server: to {@code add} it counts, in a file, and answers with the count, to {@code get} with the count, to {@code
 * java} with the version of its JVM. With an argument more it starts a second of its kind, on the port above.
 */
final class Counter {

    private Counter() {}

    public static void main(String[] arguments) throws Exception {
        var port = Integer.parseInt(arguments[0]);
        var file = Path.of("count");
        if (arguments.length > 1) {
            new ProcessBuilder(JvmProgram.of(Counter.class.getName(), port + 1).command())
                    .inheritIO()
                    .start();
        }
        System.out.println("counting on port " + port);
        try (var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (var socket = server.accept()) {
                    var line = new BufferedReader(
                                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
                    socket.getOutputStream().write((answer(line, file) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String answer(String line, Path file) throws Exception {
        if ("java".equals(line)) {
            return Integer.toString(Runtime.version().feature());
        }
        var count = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
        if ("add".equals(line)) {
            Files.writeString(file, Integer.toString(++count));
        }
        return Integer.toString(count);
    }
}
