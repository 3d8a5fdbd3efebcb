package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import java.util.List;
import org.danubecamel.records.Record;

/** Measured values of machines. */
final class Metrics implements RowSource {

    private static final int HOSTS = 20;
    private static final int STEPS = 8;

    private static final List<Metric> METRICS = List.of(
            new Metric("cpu.used", "percent", 0, 100),
            new Metric("memory.used", "percent", 20, 95),
            new Metric("disk.used", "percent", 5, 99),
            new Metric("requests", "1/s", 0, 5_000),
            new Metric("latency", "ms", 1, 900),
            new Metric("temperature", "celsius", -20, 85));

    @Override
    public Record create(long row, Randomness random, Instant time) {
        var metric = random.oneOf(METRICS);
        return Record.of(
                "metric", metric.name(),
                "host", "host-" + random.between(1, HOSTS),
                "value", metric.value(random),
                "unit", metric.unit(),
                "timestamp", time);
    }

    @Override
    public Record revise(Record row, Randomness random, Instant time) {
        throw new UnsupportedOperationException("A measured value does not change.");
    }

    /** The series'. */
    @Override
    public String key(Record row) {
        return row.get("host") + "/" + row.get("metric");
    }

    private record Metric(String name, String unit, int least, int most) {

        /** In eighths, which all versions of the JDK print alike. */
        double value(Randomness random) {
            return random.between(least * STEPS, most * STEPS) / (double) STEPS;
        }
    }
}
