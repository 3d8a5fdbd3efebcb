package org.danubecamel.benchmarks.load;

import java.util.concurrent.atomic.LongAdder;
import org.danubecamel.benchmarks.process.Arguments;

/**
 * How many messages a second are sent and answered, if one thread sends as fast as it is allowed to. The report has also
 * {@code answers}, those during warm-up included.
 */
final class SendRate {

    private SendRate() {}

    static Arguments run(Arguments job) throws InterruptedException {
        var sender = Sides.sender(job);
        var payload = Sides.payload(job);
        var answers = new LongAdder();
        Sender.Answer answer = failure -> {
            Failures.check(failure);
            answers.increment();
        };
        Background.run("sender", () -> {
            while (true) {
                sender.send(payload, answer);
            }
        });
        Background.pause(job.number("warmUp"));
        var answered = answers.sum();
        var cpu = CpuTime.now(job);
        var start = System.nanoTime();
        Background.pause(job.number("seconds"));
        var seconds = (System.nanoTime() - start) / 1e9;
        return CpuTime.now(job)
                .since(cpu)
                .report(answers.sum() - answered, seconds)
                .with("answers", answers.sum());
    }
}
