package org.danubecamel.benchmarks.load;

import java.nio.ByteBuffer;
import org.danubecamel.benchmarks.process.Arguments;

/**
 * How long after its publication was due a message reaches the listener, at a steady rate. The same bare stub publishes
 * for all sides, from this JVM, so that one clock tells both moments.
 */
final class ConsumeLatency {

    private ConsumeLatency() {}

    static Arguments run(Arguments job) throws InterruptedException {
        var filler = Sides.filler(job);
        var payload = Sides.payload(job);
        var warmUp = job.number("warmUp");
        var latencies = new Latencies(System.nanoTime() + (long) (warmUp * 1e9));
        var open = new Unanswered();
        var unused = Sides.receiver(job, message -> {
            latencies.arrived(ByteBuffer.wrap(message).getLong());
            open.remove();
        });
        var pace = new Pace(System.nanoTime(), job.number("rate"));
        pace.run(warmUp + job.number("seconds"), due -> {
            open.add();
            ByteBuffer.wrap(payload).putLong(due);
            filler.send(payload, Failures::check);
        });
        open.await();
        return latencies.report();
    }
}
