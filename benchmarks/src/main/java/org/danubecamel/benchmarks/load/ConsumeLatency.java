package org.danubecamel.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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
        var rate = job.number("rate");
        var current = new AtomicReference<>(new Latencies());
        var open = new Unanswered();
        var unused = Sides.receiver(job, message -> {
            Objects.requireNonNull(current.get())
                    .arrived(ByteBuffer.wrap(message).getLong());
            open.remove();
        });
        Phase phase = seconds -> {
            var latencies = new Latencies();
            current.set(latencies);
            new Pace(System.nanoTime(), rate).run(seconds, due -> {
                open.add();
                ByteBuffer.wrap(payload).putLong(due);
                filler.send(payload, Failures::check);
            });
            open.await();
            return latencies;
        };
        return Phase.warmedUp(phase, job).report();
    }
}
