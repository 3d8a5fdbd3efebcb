package org.danubecamel.embedded;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the broker on its own until it is told to stop. */
@Command(
        name = "danube-embedded",
        description =
                "A Danube broker on the real wire protocol, on this machine only, with its messages in memory or in a directory.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class Main implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "6650",
            description = "Port for clients, 0 for any free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            defaultValue = "50051",
            description = "Port of the admin services, 0 for any free one (default: ${DEFAULT-VALUE})")
    private int adminPort;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Directory that keeps topics, messages and positions (default: none, all is kept in memory)")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--fsync",
            paramLabel = "BOOLEAN",
            arity = "1",
            defaultValue = "true",
            description = "Whether to sync every write before it is answered (default: ${DEFAULT-VALUE});"
                    + " without, a crash of the machine may lose the last seconds")
    private boolean fsync;

    private Main() {}

    public static void main(String[] args) {
        // Before the first logger is made, and only for this program: a library must not set it.
        System.setProperty(
                "org.slf4j.simpleLogger.defaultLogLevel",
                System.getProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn"));
        QuietTransport.install();
        System.exit(new CommandLine(new Main())
                .setParameterExceptionHandler(Main::badOption)
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        EmbeddedBroker broker;
        try {
            broker = build().start();
        } catch (IllegalStateException e) {
            err().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "danube-shutdown"));
        spec.commandLine()
                .getOut()
                .println("Danube embedded broker " + Version.current() + " ready: " + broker.serviceUrl() + " (admin "
                        + broker.adminUrl() + "), " + (dataDirectory == null ? "in memory" : "in " + dataDirectory));
        broker.awaitClose();
        return CommandLine.ExitCode.OK;
    }

    private EmbeddedBroker build() {
        try {
            return EmbeddedBroker.builder()
                    .port(port)
                    .adminPort(adminPort)
                    .dataDirectory(dataDirectory)
                    .fsync(fsync)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "" + e.getMessage(), e);
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private static int badOption(CommandLine.ParameterException e, String[] args) {
        e.getCommandLine().getErr().println(e.getMessage() + " (--help lists the options)");
        return CommandLine.ExitCode.USAGE;
    }

    /** The version of the jar that this class came in. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"danube-embedded " + current()};
        }

        static String current() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(not packaged)" : version;
        }
    }
}
