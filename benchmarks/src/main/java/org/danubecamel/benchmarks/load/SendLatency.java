package org.danubecamel.benchmarks.load;

import org.danubecamel.benchmarks.process.Arguments;

/** How long after it was due a message is answered, at a steady rate. */
final class SendLatency {

    private SendLatency() {}

    static Arguments run(Arguments job) throws InterruptedException {
        var sender = Sides.sender(job);
        var payload = Sides.payload(job);
        var warmUp = job.number("warmUp");
        var pace = new Pace(System.nanoTime(), job.number("rate"));
        var latencies = new Latencies(pace.startNanos() + (long) (warmUp * 1e9));
        var open = new Unanswered();
        pace.run(warmUp + job.number("seconds"), due -> {
            open.add();
            sender.send(payload, failure -> {
                Failures.check(failure);
                latencies.arrived(due);
                open.remove();
            });
        });
        open.await();
        return latencies.report();
    }
}
