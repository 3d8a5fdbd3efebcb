package org.danubecamel.camelrun.run;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.danubecamel.camelrun.file.KameletUse;

/** A {@code kind: Pipe} from Camel's timer through an action Kamelet, which makes orders of ticks, to a sink. */
final class TimerPipe {

    private static final int TICKS = 100;
    private static final String FILE = "orders.pipe.yaml";
    private static final String ACTION = "order-action";
    private static final String ACTION_FILE = ACTION + ".kamelet.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.+?)}}");

    private final String sink;
    private final Map<String, String> parameters;

    private TimerPipe(String sink, Map<String, String> parameters) {
        this.sink = sink;
        this.parameters = parameters;
    }

    /** Returns one whose sink is set up as in the route, with {@code values} in place of its placeholders. */
    static TimerPipe to(KameletUse sink, Map<String, String> values) {
        var parameters = new LinkedHashMap<String, String>();
        sink.parameters()
                .forEach((name, value) -> parameters.put(
                        name,
                        PLACEHOLDER
                                .matcher(value)
                                .replaceAll(found -> Matcher.quoteReplacement(
                                        Objects.requireNonNull(values.get(found.group(1)), found.group())))));
        return new TimerPipe(sink.name(), parameters);
    }

    /** Returns what it sends. */
    static List<Order> orders() {
        return LongStream.rangeClosed(1, TICKS)
                .mapToObj(id -> new Order(id, "customer " + id))
                .toList();
    }

    void writeTo(Path folder) throws IOException {
        var pipe = Map.of(
                "apiVersion",
                "camel.apache.org/v1",
                "kind",
                "Pipe",
                "metadata",
                Map.of("name", "orders"),
                "spec",
                Map.of(
                        "source",
                        Map.of("uri", "timer:orders?includeMetadata=true&delay=0&period=1&repeatCount=" + TICKS),
                        "steps",
                        List.of(kamelet(ACTION, Map.of())),
                        "sink",
                        kamelet(sink, parameters)));
        new YAMLMapper().writeValue(folder.resolve(FILE).toFile(), pipe);
        try (var action = Objects.requireNonNull(TimerPipe.class.getResourceAsStream("/" + ACTION_FILE))) {
            Files.copy(action, folder.resolve(ACTION_FILE));
        }
    }

    private static Map<String, Object> kamelet(String name, Map<String, String> properties) {
        return Map.of(
                "ref",
                Map.of("apiVersion", "camel.apache.org/v1", "kind", "Kamelet", "name", name),
                "properties",
                properties);
    }

    /** Returns the arguments of the command that runs it, with what a route's command gives other than placeholders. */
    List<String> arguments(List<String> dependencies, Map<String, String> properties) {
        var arguments = new ArrayList<>(List.of("run", FILE, "--local-kamelet-dir=."));
        dependencies.forEach(dependency -> arguments.add("--dep=" + dependency));
        properties.forEach((name, value) -> {
            if (name.startsWith("camel.")) {
                arguments.add("--prop=" + name + "=" + value);
            }
        });
        return arguments;
    }
}
