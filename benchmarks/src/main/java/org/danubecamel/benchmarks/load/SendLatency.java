package org.danubecamel.benchmarks.load;

import org.danubecamel.benchmarks.process.Arguments;

/** How long after it was due a message is answered, at a steady rate. */
final class SendLatency {

    private SendLatency() {}

    static Arguments run(Arguments job) throws InterruptedException {
        var sender = Sides.sender(job);
        var payload = Sides.payload(job);
        var rate = job.number("rate");
        Phase phase = seconds -> {
            var latencies = new Latencies();
            var open = new Unanswered();
            new Pace(System.nanoTime(), rate).run(seconds, due -> {
                open.add();
                sender.send(payload, failure -> {
                    Failures.check(failure);
                    latencies.arrived(due);
                    open.remove();
                });
            });
            open.await();
            return latencies;
        };
        return Phase.warmedUp(phase, job).report();
    }
}
