package org.danubecamel.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.danubecamel.benchmarks.process.Arguments;

/**
 * {@link SendRate} of a topic that has a subscription, so that the broker stores the messages. On Linux the report has
 * {@code written} too: the bytes that the broker wrote for each message, answers included.
 */
final class StoredSendRate {

    /** Not the bytes that reach the disk: the kernel counts a whole large page where a small part of it was written. */
    private static final Pattern WRITTEN = Pattern.compile("\\bwchar: (\\d+)");

    private StoredSendRate() {}

    static Arguments run(Arguments job) throws InterruptedException {
        new PassingSubscriptions(job.text("serviceUrl"), job.text("adminUrl"), job.text("topic")).start();
        var before = written(job);
        var report = SendRate.run(job);
        return before < 0 ? report : report.with("written", (written(job) - before) / report.number("answers"));
    }

    private static double written(Arguments job) {
        try {
            var found = WRITTEN.matcher(Files.readString(Path.of("/proc", job.text("brokerPid"), "io")));
            return found.find() ? Double.parseDouble(found.group(1)) : -1;
        } catch (IOException notLinux) {
            return -1;
        }
    }
}
