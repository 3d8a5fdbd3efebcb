package org.danubecamel.camelrun.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.danubecamel.camelrun.command.CamelCommand;
import org.danubecamel.camelrun.file.RouteFile;
import org.danubecamel.contract.peer.FreePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs of one route file, each test with a broker and a folder of its own. Only values of printed properties are
 * replaced, and only those that {@link #properties} names.
 */
public abstract class RouteRun {

    /** The exit code of a JVM that was ended by SIGTERM, in order. */
    protected static final int ENDED_BY_SIGNAL = 128 + 15;

    private static final String SERVICE_URL = "serviceUrl";

    private static final Pattern SECRET = Pattern.compile("(password|secret|token|[aA]ccessKey)$");

    private final RouteFile file;
    private final Set<String> secrets = new HashSet<>();
    private final List<CamelCommand> commands = new ArrayList<>();
    private @Nullable Danube danube;
    private @Nullable Path folder;

    /**
     * Names what is run.
     *
     * @param file below the folder of the routes
     */
    protected RouteRun(String file) {
        this.file = RouteFile.read(Path.of(file));
    }

    /** Returns the values to run with, of properties that are specific to the system. */
    protected abstract Map<String, String> properties() throws Exception;

    /** Returns a value that is not allowed, of a property of the system. */
    protected abstract WrongValue wrongValue();

    /** Returns what the route needs besides the broker. */
    protected List<Outage> outages() {
        return List.of();
    }

    /** Returns how long is waited for anything. */
    protected Duration patience() {
        return Duration.ofSeconds(60);
    }

    public final RouteFile file() {
        return file;
    }

    /** Returns the folder that the command runs in. */
    protected final Path folder() {
        return Objects.requireNonNull(folder);
    }

    protected final Danube danube() {
        return Objects.requireNonNull(danube);
    }

    /** Returns a property as it is printed. */
    protected final String printed(String property) {
        return Objects.requireNonNull(file.command().properties().get(property), property);
    }

    protected final String topic() {
        return printed("topic");
    }

    /** Returns what all commands of this test have printed, without colours. */
    protected final String output() {
        return commands.stream().map(CamelCommand::output).collect(Collectors.joining());
    }

    @BeforeEach
    final void prepare(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder, TestInfo test) throws IOException {
        this.folder = folder;
        Files.copy(file.path(), folder.resolve(file.path().getFileName()), StandardCopyOption.REPLACE_EXISTING);
        danube = Danube.start();
        outages().forEach(outage -> outage.peer().start());
    }

    @AfterEach
    final void end() {
        commands.forEach(CamelCommand::close);
        danube().close();
        for (var secret : secrets) {
            assertThat(output().contains(secret))
                    .as("a secret is among what camel has printed:\n" + output().replace(secret, "[SECRET]"))
                    .isFalse();
        }
    }

    /** Runs the printed one-liner. */
    protected final CamelCommand run() throws Exception {
        return run(Map.of());
    }

    /** Runs the printed one-liner, with other values of some properties. */
    protected final CamelCommand run(Map<String, String> others) throws Exception {
        return start(file.command().argumentsWith(values(others)));
    }

    /** Runs a pipe from Camel's timer, through an action, to the last Kamelet of the route. */
    protected final CamelCommand runPipe() throws Exception {
        var kamelets = file.kamelets();
        var printed = file.command();
        var values = new HashMap<>(printed.properties());
        values.putAll(values(Map.of()));
        var pipe = TimerPipe.to(kamelets.get(kamelets.size() - 1), values);
        pipe.writeTo(folder());
        return start(pipe.arguments(printed.dependencies(), values));
    }

    private CamelCommand start(List<String> arguments) {
        var command = CamelCommand.start(folder(), arguments, patience());
        commands.add(command);
        return command;
    }

    /** Returns the values of all properties that are not left as they are printed. */
    protected final Map<String, String> values(Map<String, String> others) throws Exception {
        var values = new HashMap<>(properties());
        values.put(SERVICE_URL, danube().serviceUrl());
        values.putAll(others);
        values.forEach((name, value) -> {
            if (SECRET.matcher(name).find()) {
                secrets.add(value);
            }
        });
        return values;
    }

    @Test
    void aWrongValueEndsItWithOneErrorThatNamesIt() throws Exception {
        var wrong = wrongValue();

        var camel = run(Map.of(wrong.property(), wrong.value()));

        assertThat(camel.awaitEnd()).as(camel.output()).isNotZero();
        assertThat(camel.errors())
                .as(camel.output())
                .singleElement()
                .asString()
                .startsWith(wrong.error())
                .contains(wrong.names());
    }

    @Test
    void startedBeforeWhatItNeedsItSaysSoAndGoesOnWhenThatComes() throws Exception {
        var port = FreePort.find();
        var url = "http://127.0.0.1:" + port;
        outages().forEach(outage -> outage.peer().stop());

        var camel = run(Map.of(SERVICE_URL, url));
        outages().forEach(outage -> camel.awaitOutput(outage.sign()));

        outages().forEach(outage -> outage.peer().start());
        offer();
        camel.awaitOutput("DNB-2001");
        assertThat(camel.output()).contains(url);

        try (var late = Danube.start(port)) {
            assertDelivers(camel, late);
        }
    }

    /** Gives the running route something to do, where without that it needs no broker. */
    protected void offer() throws Exception {}

    /** Has the running route deliver some records by {@code danube}, from their source to their target. */
    protected abstract void assertDelivers(CamelCommand camel, Danube danube) throws Exception;
}
