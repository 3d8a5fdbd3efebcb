package org.danubecamel.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import org.danubecamel.benchmarks.process.Arguments;
import org.postgresql.PGConnection;

/** The driver's COPY, a transaction for as many rows as a batch has, of lines that are there already. */
final class CopyRows implements RowSide {

    private static final int BATCH = 1_000;

    private final Connection connection;

    CopyRows(Arguments job) throws Exception {
        connection = RowRate.connect(job);
        connection.setAutoCommit(false);
    }

    @Override
    public void write(int rows) throws Exception {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var from = 0; from < rows; from += BATCH) {
            var lines = new StringBuilder();
            for (var id = from; id < Math.min(rows, from + BATCH); id++) {
                RowSide.line(lines, id);
            }
            var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            var copy = copies.copyIn("COPY orders (id, customer, city, price, quantity, paid, at) FROM STDIN");
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
            connection.commit();
        }
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
