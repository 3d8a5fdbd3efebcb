package org.danubecamel.benchmarks.load;

import java.util.List;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Child;

/**
 * The JVM that is measured: does one job, reports, and ends. Arguments: {@code job}, {@code side}, where the broker is,
 * and what the job needs.
 */
public final class Worker {

    private Worker() {}

    /** Does the job that the arguments describe. */
    public static void main(String[] args) {
        Child.endWithParent();
        try {
            Child.report(run(Arguments.parse(List.of(args))));
        } catch (Throwable failure) {
            Failures.check(failure);
        }
        System.exit(0);
    }

    private static Arguments deleteTopic(Arguments job) {
        PassingSubscriptions.deleteTopic(job.text("adminUrl"), job.text("topic"));
        return Arguments.none().with("deleted", job.text("topic"));
    }

    private static Arguments run(Arguments job) throws Exception {
        return switch (job.text("job")) {
            case "send-rate" -> SendRate.run(job);
            case "stored-send-rate" -> StoredSendRate.run(job);
            case "delete-topic" -> deleteTopic(job);
            case "send-latency" -> SendLatency.run(job);
            case "consume-rate" -> ConsumeRate.run(job);
            case "consume-latency" -> ConsumeLatency.run(job);
            case "soak" -> SoakJob.run(job);
            case "row-rate" -> RowRate.run(job);
            case "endpoints" -> EndpointsJob.run(job);
            default -> throw new IllegalArgumentException("no such job: " + job);
        };
    }
}
