package org.danubecamel.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.benchmarks.process.Arguments;
import org.postgresql.PGConnection;

/** The driver's COPY, a transaction for as many rows as a batch has, of lines that are there already. */
final class CopyRows implements RowSide {

    private static final int BATCH = 1_000;

    private final Connection connection;
    private final List<byte[]> batches = new ArrayList<>();

    CopyRows(Arguments job, int rows) throws Exception {
        connection = RowRate.connect(job);
        connection.setAutoCommit(false);
        for (var from = 0; from < rows; from += BATCH) {
            var lines = new StringBuilder();
            for (var id = from; id < Math.min(rows, from + BATCH); id++) {
                RowSide.line(lines, id);
            }
            batches.add(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void write() throws Exception {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var lines : batches) {
            var copy = copies.copyIn("COPY orders (" + COLUMNS + ") FROM STDIN");
            copy.writeToCopy(lines, 0, lines.length);
            copy.endCopy();
            connection.commit();
        }
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
