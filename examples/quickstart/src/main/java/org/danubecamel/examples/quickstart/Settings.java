package org.danubecamel.examples.quickstart;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user may choose.
 *
 * @param host the address that webhooks are received at
 * @param port the port, or 0 for any free one
 * @param path the path of the webhook
 * @param output the file that events are appended to, absolute
 * @param serviceUrl the Danube broker; {@code embedded:} is one in this JVM
 * @param once whether to stop once the sample events have arrived
 */
record Settings(String host, int port, String path, Path output, String serviceUrl, boolean once) {

    private static final int MAX_PORT = 65_535;
    private static final Pattern NOT_IN_A_FILE_URI = Pattern.compile("[%#?&${}]");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    /** Reads {@code quickstart.*} from {@code source}, which returns null for what is not set. */
    static Settings read(UnaryOperator<@Nullable String> source) {
        return new Settings(
                value(source, "host", "127.0.0.1"),
                port(value(source, "port", "8080")),
                path(value(source, "path", "/webhook")),
                output(value(source, "output", "events.jsonl")),
                value(source, "serviceUrl", "embedded:"),
                Boolean.parseBoolean(value(source, "once", "false")));
    }

    /** Returns these settings under the names that the routes use. */
    Map<String, String> asProperties() {
        return Map.of(
                "quickstart.host",
                host,
                "quickstart.port",
                String.valueOf(port),
                "quickstart.path",
                path,
                "quickstart.folder",
                String.valueOf(output.getParent()),
                "quickstart.file",
                String.valueOf(output.getFileName()),
                "quickstart.serviceUrl",
                serviceUrl);
    }

    /** Returns whether the broker ends with this JVM, and with it everything that has not been written. */
    boolean brokerEndsWithUs() {
        return serviceUrl.startsWith("embedded:");
    }

    private static String value(UnaryOperator<@Nullable String> source, String name, String whenMissing) {
        String value = source.apply("quickstart." + name);
        return value == null || value.isBlank() ? whenMissing : value;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw badPort(text);
        }
        throw badPort(text);
    }

    private static SetupException badPort(String text) {
        return new SetupException("port " + text + " is not a port. Allowed: 0 (any free port) to " + MAX_PORT + ".");
    }

    private static String path(String text) {
        if (!PATH.matcher(text).matches()) {
            throw new SetupException("path " + text
                    + " is not usable. Allowed: / and letters, digits, and the characters . _ ~ - in between.");
        }
        return text;
    }

    private static Path output(String text) {
        try {
            Path file = Path.of(text).toAbsolutePath().normalize();
            if (NOT_IN_A_FILE_URI.matcher(file.toString()).find()) {
                throw new SetupException("output " + file
                        + " cannot be written by Camel's file component. Allowed: names without % # ? & $ { }.");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new SetupException("output " + text + " is not a file name: " + e.getReason() + ".");
        }
    }
}
