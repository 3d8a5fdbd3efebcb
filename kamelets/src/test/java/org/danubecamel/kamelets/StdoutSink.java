package org.danubecamel.kamelets;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code stdout-sink}, with another standard output in this process. */
final class StdoutSink implements SinkKamelet {

    private final PrintStream original = System.out;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    StdoutSink() {
        System.setOut(new PrintStream(output, false, StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return "stdout-sink";
    }

    @Override
    public Map<String, ?> properties() {
        return Map.of("pretty", false);
    }

    @Override
    public long arrived() {
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("\\{\"order_id\":\\d+,.+}"))
                .count();
    }

    @Override
    public void close() {
        System.setOut(original);
    }
}
