package org.danubecamel.test.delivery;

import org.danubecamel.client.DanubeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The delivery checker on a command line. */
@Command(
        name = "danube-delivery",
        description = "Sends and receives numbered messages, and judges what was lost, duplicated or reordered.",
        subcommands = {ProduceCommand.class, ConsumeCommand.class, CheckCommand.class})
public final class DeliveryMain {

    /** How the first line of a producer or consumer begins once it works. */
    static final String READY = "ready";

    private DeliveryMain() {}

    /** Runs a command; {@code --help} describes them all. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var main = new CommandLine(new DeliveryMain());
        main.addMixin("help", new Help());
        main.getSubcommands().values().forEach(command -> command.addMixin("help", new Help()));
        return main.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(DeliveryMain::badOption)
                .setExecutionExceptionHandler(DeliveryMain::failed);
    }

    private static int badOption(ParameterException e, String[] args) {
        e.getCommandLine().getErr().println(e.getMessage() + " (--help lists the options)");
        return CommandLine.ExitCode.USAGE;
    }

    /** Whatever the options led to; an unexpected failure shows where it comes from. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof IllegalArgumentException || e instanceof DanubeException) {
            command.getErr().println(e.getMessage());
        } else {
            e.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static final class Help {

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help message and exit")
        boolean requested;
    }
}
