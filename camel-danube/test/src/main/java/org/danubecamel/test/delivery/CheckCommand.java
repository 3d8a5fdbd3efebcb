package org.danubecamel.test.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges the records of a run. */
@Command(
        name = "check",
        description = "Judges the event files of a run. The last line of output is for machines.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:clean: nothing lost, duplicated without excuse, or reordered",
            "1:not clean, or nothing was proven",
            "2:the options or the files cannot be used"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before the call
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The directory with the event files")
    private Path directory;

    @Option(names = "--unordered", description = "Accept any order")
    private boolean unordered;

    @Option(
            names = "--ack-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "After how long the broker delivers an unacknowledged message again (default:"
                    + " ${DEFAULT-VALUE})")
    private long ackTimeoutSeconds;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many examples of each finding to print (default: ${DEFAULT-VALUE})")
    private int examples;

    @Override
    public Integer call() {
        var report = DeliveryChecker.check(
                directory,
                DeliveryRules.DEFAULT
                        .withOrdered(!unordered)
                        .withAckTimeout(Duration.ofSeconds(ackTimeoutSeconds))
                        .withExamples(examples));
        spec.commandLine().getOut().println(report);
        return report.isClean() ? 0 : 1;
    }
}
