package org.danubecamel.connector.source;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a source has done, and what is wrong with it. Says each trouble once, when it begins and when it ends. */
final class SourceState {

    private static final Logger LOG = LoggerFactory.getLogger(PositionedConsumer.class);

    /** What can be wrong, each independently of the others. */
    enum Part {
        READING("cannot read"),
        PUBLISHING("cannot publish"),
        STORING("cannot store its position"),
        HOLDING("holds a record that it cannot decode");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * @param since when it failed first
     * @param failures how often it failed since
     * @param last how it failed last
     */
    record Trouble(Instant since, int failures, Throwable last) {}

    /** Is told the first failure of a trouble. */
    @FunctionalInterface
    interface Reporter {

        void report(String message, Throwable failure);
    }

    private final String name;
    private final Reporter reporter;
    private final Map<Part, Trouble> troubles = new EnumMap<>(Part.class);
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong deadLettered = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();
    private volatile @Nullable Position position;

    SourceState(String name, Reporter reporter) {
        this.name = name;
        this.reporter = reporter;
    }

    void read(int records) {
        read.addAndGet(records);
    }

    void published(int records) {
        published.addAndGet(records);
    }

    void failed() {
        failed.incrementAndGet();
    }

    void deadLettered(int records, Throwable cause) {
        deadLettered.addAndGet(records);
        LOG.warn("{}: {} record(s) became dead letters: {}", name, records, cause.toString());
    }

    /** The source goes on from here. */
    void opened(@Nullable Position from) {
        position = from;
        LOG.info("{} goes on after {}", name, from == null ? "no position: it begins anew" : from.value());
    }

    void stored(Position last) {
        position = last;
        stored.incrementAndGet();
    }

    /** It failed; said if it did not fail before. */
    void begin(Part part, Throwable failure) {
        synchronized (troubles) {
            var before = troubles.get(part);
            troubles.put(
                    part,
                    before == null
                            ? new Trouble(Instant.now(), 1, failure)
                            : new Trouble(before.since(), before.failures() + 1, failure));
            if (before != null) {
                LOG.debug("{} still {}", name, part, failure);
                return;
            }
        }
        reporter.report(name + " " + part + ". It is tried again, and this is said once until it succeeds", failure);
    }

    /** It succeeded. */
    void end(Part part) {
        synchronized (troubles) {
            var trouble = troubles.remove(part);
            if (trouble != null) {
                LOG.info(
                        "{}: over, after {} failure(s) since {}: it {}",
                        name,
                        trouble.failures(),
                        trouble.since(),
                        part);
            }
        }
    }

    /** Returns what is wrong now. */
    Map<Part, Trouble> troubles() {
        synchronized (troubles) {
            return new EnumMap<>(troubles);
        }
    }

    long read() {
        return read.get();
    }

    long published() {
        return published.get();
    }

    long failures() {
        return failed.get();
    }

    long deadLetters() {
        return deadLettered.get();
    }

    long positionsStored() {
        return stored.get();
    }

    /** Returns the position that was stored last; null if there is none. */
    @Nullable Position position() {
        return position;
    }

    String name() {
        return name;
    }
}
