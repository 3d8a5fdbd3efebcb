package org.danubecamel.contract.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An image that runs as a container of Docker or Podman. A peer has one container, which is made at its first start, and
 * goes on at the next with the data that it has written; what its program is later makes no difference.
 */
public final class ContainerProgram implements Program {

    /** A tag stands behind the last slash: before it, a colon comes before the port of a registry. */
    private static final Pattern PINNED = Pattern.compile("[^@]+@sha256:[0-9a-f]{64}|[^@]+:(?!latest$)[\\w.-]+");

    private final ContainerEngine engine;
    private final String image;
    private final List<String> ports;
    private final Map<String, String> environment;
    private final List<String> arguments;

    private ContainerProgram(
            ContainerEngine engine,
            String image,
            List<String> ports,
            Map<String, String> environment,
            List<String> arguments) {
        this.engine = engine;
        this.image = image;
        this.ports = List.copyOf(ports);
        this.environment = Map.copyOf(environment);
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Returns a container of an image.
     *
     * @param image with the digest or the tag of a version, such as {@code docker.io/library/redis:7.4.1}
     * @throws IllegalArgumentException if the image has neither
     * @throws org.opentest4j.TestAbortedException if there is no engine that answers on a person's machine; an {@code
     *     AssertionError} where {@code CI} is set
     */
    public static ContainerProgram of(String image) {
        return of(image, ContainerEngine.in(System.getenv()));
    }

    static ContainerProgram of(String image, ContainerEngine engine) {
        if (!PINNED.matcher(image).matches()) {
            throw new IllegalArgumentException(
                    "The image " + image + " may be another one tomorrow. Give its digest, or the tag of a version.");
        }
        return new ContainerProgram(engine, image, List.of(), Map.of(), List.of());
    }

    /** Returns the same with a TCP port of the container as a port of the loopback interface. */
    public ContainerProgram port(int port, int inContainer) {
        var more = new ArrayList<>(ports);
        more.add("127.0.0.1:" + port + ":" + inContainer);
        return new ContainerProgram(engine, image, more, environment, arguments);
    }

    /** Returns the same with a variable of the container's environment; its value stands in no command line. */
    public ContainerProgram with(String variable, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new ContainerProgram(engine, image, ports, more, arguments);
    }

    /** Returns the same with these arguments, each as {@code toString()} says, instead of the image's own. */
    public ContainerProgram arguments(Object... all) {
        return new ContainerProgram(
                engine,
                image,
                ports,
                environment,
                Arrays.stream(all).map(Object::toString).toList());
    }

    ContainerEngine engine() {
        return engine;
    }

    String image() {
        return image;
    }

    @Override
    public List<String> command() {
        return engine.command(described("run", "--rm"));
    }

    /** Returns what makes the container and does not start it. */
    List<String> creation() {
        return engine.command(described("create"));
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    private List<String> described(String... beginning) {
        var command = new ArrayList<>(List.of(beginning));
        ports.forEach(port -> command.addAll(List.of("--publish", port)));
        // By its name alone, a variable comes from the environment of the command.
        environment.keySet().stream().sorted().forEach(name -> command.addAll(List.of("--env", name)));
        command.add(image);
        command.addAll(arguments);
        return command;
    }
}
