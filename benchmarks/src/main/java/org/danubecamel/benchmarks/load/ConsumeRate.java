package org.danubecamel.benchmarks.load;

import org.danubecamel.benchmarks.process.Arguments;

/**
 * How many messages a second are received and acknowledged. Batch by batch the topic is filled while the receiver holds
 * its acknowledgements back, and then drained; only the draining is timed.
 */
final class ConsumeRate {

    private final Arguments job;
    private final Sender filler;
    private final Receiver receiver;
    private final byte[] payload;
    private volatile Drain drain;

    private ConsumeRate(Arguments job) {
        this.job = job;
        this.payload = Sides.payload(job);
        this.drain = newDrain();
        // First, because it creates the topic.
        this.filler = Sides.filler(job);
        this.receiver = Sides.receiver(job, message -> drain.arrived());
    }

    private Drain newDrain() {
        // Twice the window, for those received before acknowledging began and those they let through.
        return new Drain(job, 2 * job.count("brokerWindow"), job.count("batch"));
    }

    static Arguments run(Arguments job) throws InterruptedException {
        var rate = new ConsumeRate(job);
        rate.drainFor(job.number("warmUp"));
        return rate.drainFor(job.number("seconds"));
    }

    private Arguments drainFor(double least) throws InterruptedException {
        var messages = 0L;
        var seconds = 0.0;
        var cpu = CpuTime.NONE;
        while (seconds < least) {
            var drained = drainOne();
            messages += drained.messages();
            seconds += drained.seconds();
            cpu = cpu.plus(drained.cpu());
        }
        return cpu.report(messages, seconds);
    }

    private Drain drainOne() throws InterruptedException {
        var batch = newDrain();
        drain = batch;
        receiver.hold();
        fill();
        receiver.release();
        batch.await();
        return batch;
    }

    private void fill() throws InterruptedException {
        var open = new Unanswered();
        for (var i = 0; i < job.count("batch"); i++) {
            open.add();
            filler.send(payload, failure -> {
                Failures.check(failure);
                open.remove();
            });
        }
        open.await();
    }
}
