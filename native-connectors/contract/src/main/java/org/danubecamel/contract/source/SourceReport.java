package org.danubecamel.contract.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says with which peer a source was tested, what was checked, and what took longest. */
final class SourceReport {

    private static final Logger LOG = LoggerFactory.getLogger(SourceContract.class);
    private static final int SLOWEST = 10;

    private final SourceUnderTest source;
    private final List<Time> times = new ArrayList<>();

    SourceReport(SourceUnderTest source) {
        this.source = source;
    }

    /** Measures one check, until it is closed. */
    Time time(SourceCheck check) {
        var time = new Time(check.name());
        times.add(time);
        return time;
    }

    void print() {
        var total = times.stream().mapToLong(time -> time.nanos).sum();
        var slowest = times.stream()
                .sorted(Comparator.comparingLong((Time time) -> time.nanos).reversed())
                .limit(SLOWEST)
                .map(time ->
                        "%n  %6d ms  %s".formatted(Duration.ofNanos(time.nanos).toMillis(), time.check))
                .collect(Collectors.joining());
        LOG.warn(
                "Source {} with {} {} ({}): {} of {} checks passed, {} ms. The slowest:{}",
                source.system,
                source.peer.name(),
                source.peer.version(),
                source.peer.rank(),
                times.stream().filter(time -> time.passed).count(),
                times.size(),
                Duration.ofNanos(total).toMillis(),
                slowest);
    }

    /** The time that a check takes. */
    static final class Time implements AutoCloseable {

        private final String check;
        private final long begin = System.nanoTime();
        private long nanos;
        private boolean passed;

        private Time(String check) {
            this.check = check;
        }

        void passed() {
            passed = true;
        }

        @Override
        public void close() {
            nanos = System.nanoTime() - begin;
        }
    }
}
