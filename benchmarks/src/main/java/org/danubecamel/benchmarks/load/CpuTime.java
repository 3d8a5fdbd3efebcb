package org.danubecamel.benchmarks.load;

import java.time.Duration;
import org.danubecamel.benchmarks.process.Arguments;

/**
 * The processor time that this JVM and the broker's have used so far.
 *
 * @param here this JVM's
 * @param broker the broker's
 */
record CpuTime(Duration here, Duration broker) {

    static final CpuTime NONE = new CpuTime(Duration.ZERO, Duration.ZERO);

    static CpuTime now(Arguments job) {
        return new CpuTime(of(ProcessHandle.current().pid()), of((long) job.number("brokerPid")));
    }

    private static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    CpuTime since(CpuTime earlier) {
        return new CpuTime(here.minus(earlier.here), broker.minus(earlier.broker));
    }

    CpuTime plus(CpuTime other) {
        return new CpuTime(here.plus(other.here), broker.plus(other.broker));
    }

    /** Returns the report of a rate, with the processor time of one message in microseconds. */
    Arguments report(long messages, double seconds) {
        return Arguments.none()
                .with("rate", messages / seconds)
                .with("cpuHere", here.toNanos() / 1e3 / messages)
                .with("cpuBroker", broker.toNanos() / 1e3 / messages);
    }
}
