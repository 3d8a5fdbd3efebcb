package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The standalone embedded broker as a process of its own, on any free ports unless said otherwise. */
final class StandaloneBroker implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready: (http://127\\.0\\.0\\.1:\\d+)");

    private final Child child;
    private final String serviceUrl;

    private StandaloneBroker(Child child, String serviceUrl) {
        this.child = child;
        this.serviceUrl = serviceUrl;
    }

    static StandaloneBroker start() {
        return start("--port", "0", "--admin-port", "0");
    }

    static StandaloneBroker start(String... options) {
        var jar = Path.of(System.getProperty("danube.test.standalone"));
        assertThat(jar)
                .as("the jar of danube-embedded, which is built before this module")
                .isRegularFile();
        var command = new ArrayList<>(List.of(java(), "-jar", jar.toString()));
        command.addAll(List.of(options));
        var child = Child.start(command);
        try {
            var matcher = READY.matcher(child.line(Duration.ofSeconds(30)));
            assertThat(matcher.find()).as("the line that says that it is ready").isTrue();
            return new StandaloneBroker(child, matcher.group(1));
        } catch (RuntimeException | Error e) {
            child.close();
            throw e;
        }
    }

    String serviceUrl() {
        return serviceUrl;
    }

    /** Ends it as a crash does, without giving it the time to do anything. */
    void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }

    static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
