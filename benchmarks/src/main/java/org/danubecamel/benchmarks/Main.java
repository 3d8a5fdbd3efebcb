package org.danubecamel.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one benchmark. */
@Command(
        name = "benchmarks/run",
        description = "Measures NAME on this machine, on loopback. Progress goes to standard error, figures to standard"
                + " output; its last line is NAME ratio=R and what the ratio is of.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Main implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What to measure; the names are below.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each side (5; start-up 15)")
    private @Nullable Integer rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Length of a round after warm-up (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "Seconds before (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--size", paramLabel = "BYTES", defaultValue = "1024", description = "Payload (${DEFAULT-VALUE})")
    private int size;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "128",
            description = "Unanswered publishes at once (${DEFAULT-VALUE})")
    private int window;

    @Option(
            names = "--broker-window",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Unacknowledged messages of a subscription (${DEFAULT-VALUE})")
    private int brokerWindow;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "512m",
            description = "Heap of the measured JVM (${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private String heap;

    @Option(
            names = "--broker-heap",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "Heap of the broker's JVM (${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private String brokerHeap;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Messages of soak, 10 or more (${DEFAULT-VALUE})")
    private int messages;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Below it embedded-durable-send makes a data directory, and deletes it afterwards; should be on"
                            + " a real disk (benchmarks/target/data)")
    private @Nullable Path dataDirectory;

    @Option(names = "--no-latency", description = "Measure no latencies")
    private boolean noLatency;

    @Option(names = "--profile", description = "Profile each side in a further round and print where its time goes")
    private boolean profile;

    @Option(names = "--quick", description = "2 rounds of 5 s after 5 s, for a trial")
    private boolean quick;

    private final Map<String, Benchmark> benchmarks = Catalogue.all();

    private Main() {}

    public static void main(String[] args) {
        var main = new Main();
        var command = new CommandLine(main).setParameterExceptionHandler(Main::badOption);
        command.getCommandSpec()
                .usageMessage()
                .footer("Names:", "  " + String.join(System.lineSeparator() + "  ", main.benchmarks.keySet()));
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() {
        var benchmark = benchmarks.get(name);
        if (benchmark == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "There is no benchmark '" + name + "'. Names: " + String.join(", ", benchmarks.keySet()));
        }
        System.out.println(benchmark.run(settings(benchmark)));
        return CommandLine.ExitCode.OK;
    }

    private Settings settings(Benchmark benchmark) {
        return new Settings(
                quick ? 2 : rounds == null ? benchmark.defaultRounds() : rounds,
                quick ? 5 : seconds,
                quick ? 5 : warmUp,
                size,
                window,
                brokerWindow,
                heap,
                brokerHeap,
                messages,
                dataDirectory == null ? DataDirectory.usualParent() : dataDirectory,
                !noLatency,
                profile);
    }

    private static int badOption(CommandLine.ParameterException e, String[] args) {
        e.getCommandLine().getErr().println("benchmarks: " + e.getMessage() + " (--help lists names and options)");
        return CommandLine.ExitCode.USAGE;
    }
}
