package org.danubecamel.benchmarks.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.danubecamel.benchmarks.process.Arguments;

/** How many rows a second a side writes. The table is emptied before each pass, and only the writing is timed. */
final class RowRate {

    /** So many that a pass takes a side that writes batches some seconds. */
    private static final int MANY = 100_000;

    /** For a side that writes row by row. */
    private static final int FEW = 2_000;

    private final Arguments job;
    private final RowSide side;
    private final int rows;

    private RowRate(Arguments job, RowSide side) {
        this.job = job;
        this.side = side;
        rows = job.text("side").equals("apache") ? FEW : MANY;
    }

    static Arguments run(Arguments job) throws Exception {
        try (var side = RowSide.of(job)) {
            var rate = new RowRate(job, side);
            rate.passes(job.number("warmUp"));
            return Arguments.none().with("rate", rate.passes(job.number("seconds")));
        }
    }

    private double passes(double least) throws Exception {
        var written = 0L;
        var seconds = 0.0;
        while (seconds < least) {
            empty();
            var begin = System.nanoTime();
            side.write(rows);
            seconds += (System.nanoTime() - begin) / 1e9;
            written += rows;
            check();
        }
        return written / seconds;
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
                        + " and price = id % 1000 + 0.25 and quantity = id % 7 and paid")) {
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
