package org.danubecamel.kamelets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.danubecamel.records.Record;
import org.danubecamel.records.json.JsonText;

/** A resource of {@code kind: Pipe}, as a user writes it. Built from its source on; not for use by several threads. */
final class Pipe {

    private static final String API = "camel.apache.org/v1";

    private final List<Record> ends = new ArrayList<>();

    private Pipe(Record source) {
        ends.add(source);
    }

    static Pipe from(String uri) {
        return new Pipe(endpoint(uri));
    }

    static Pipe from(String kamelet, Map<String, ?> properties) {
        return new Pipe(kamelet(kamelet, properties));
    }

    Pipe step(String kamelet, Map<String, ?> properties) {
        return add(kamelet(kamelet, properties));
    }

    Pipe to(String uri) {
        return add(endpoint(uri));
    }

    Pipe to(String kamelet, Map<String, ?> properties) {
        return add(kamelet(kamelet, properties));
    }

    /** Starts it. */
    void load(CamelContext camel) throws Exception {
        var last = ends.size() - 1;
        var pipe = Record.of(
                "apiVersion",
                API,
                "kind",
                "Pipe",
                "metadata",
                Record.of("name", "test"),
                "spec",
                Record.of("source", ends.get(0), "steps", ends.subList(1, last), "sink", ends.get(last)));
        // JSON is YAML, too.
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(
                        ResourceHelper.fromBytes("test.yaml", JsonText.of(pipe).getBytes(StandardCharsets.UTF_8)));
    }

    private Pipe add(Record end) {
        ends.add(end);
        return this;
    }

    private static Record endpoint(String uri) {
        return Record.of("uri", uri);
    }

    private static Record kamelet(String name, Map<String, ?> properties) {
        return Record.of(
                "ref",
                Record.of("kind", "Kamelet", "apiVersion", API, "name", name),
                "properties",
                Record.copyOf(properties.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }
}
