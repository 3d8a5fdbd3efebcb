package org.danubecamel.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.danubecamel.benchmarks.process.Arguments;

/**
 * How many rows a second a side writes, and the processor time of this JVM for a row, in microseconds. The table is emptied
 * before each pass, and only the writing is measured.
 */
final class RowRate {

    /** So many that a pass takes a side that writes batches some seconds. */
    private static final int MANY = 100_000;

    /** For a side that writes row by row. */
    private static final int FEW = 2_000;

    /** Of this JVM, its compiler and its collector included. */
    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Arguments job;
    private final RowSide side;
    private final int rows;

    private RowRate(Arguments job, RowSide side, int rows) {
        this.job = job;
        this.side = side;
        this.rows = rows;
    }

    static Arguments run(Arguments job) throws Exception {
        var rows = job.text("side").equals("apache") ? FEW : MANY;
        try (var side = RowSide.of(job, rows)) {
            var rate = new RowRate(job, side, rows);
            rate.passes(job.number("warmUp"));
            return rate.passes(job.number("seconds"));
        }
    }

    private Arguments passes(double least) throws Exception {
        var written = 0L;
        var seconds = 0.0;
        var cpu = 0.0;
        while (seconds < least) {
            empty();
            var begin = System.nanoTime();
            var cpuBegin = CPU.getProcessCpuTime();
            side.write();
            seconds += (System.nanoTime() - begin) / 1e9;
            cpu += (CPU.getProcessCpuTime() - cpuBegin) / 1e3;
            written += rows;
            check();
        }
        return Arguments.none().with("rate", written / seconds).with("cpu", cpu / written);
    }

    private void empty() throws SQLException {
        try (var connection = connect(job);
                var statement = connection.createStatement()) {
            statement.execute("truncate orders");
        }
    }

    /** Fails if a row is missing, or not as it was sent. */
    private void check() throws SQLException {
        try (var connection = connect(job);
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from orders where customer = 'customer ' || id"
                        + " and city = 'Regensburg' and product = 'product ' || id % 500 and price = id % 1000 + 0.25"
                        + " and quantity = id % 7 and weight = id % 90 + 0.125 and paid and day = '2026-01-31'"
                        + " and at = '2026-01-31 12:00Z'")) {
            result.next();
            if (result.getInt(1) != rows) {
                throw new IllegalStateException(
                        "Of " + rows + " rows, " + result.getInt(1) + " are as they were sent.");
            }
        }
    }

    static Connection connect(Arguments job) throws SQLException {
        return DriverManager.getConnection(job.text("url"), job.text("user"), job.text("password"));
    }
}
