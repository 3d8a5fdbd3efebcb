package org.danubecamel.benchmarks.load;

import java.nio.charset.StandardCharsets;
import org.danubecamel.benchmarks.process.Arguments;

/** Something that writes rows. */
interface RowSide extends AutoCloseable {

    /** The columns of the table, in the order of {@link #line}. */
    String COLUMNS = "id, customer, city, product, price, quantity, weight, paid, day, at";

    /** Returns when all rows are durable. */
    void write() throws Exception;

    @Override
    void close() throws Exception;

    /** Returns a side that writes so many rows each time; what it makes of them before is no part of its time. */
    static RowSide of(Arguments job, int rows) throws Exception {
        return switch (job.text("side")) {
            case "batch", "packed" -> new BatchRows(job, rows);
            case "apache" -> new ApacheRows(job, rows);
            case "copy" -> new CopyRows(job, rows);
            default -> throw new IllegalArgumentException("no such side: " + job);
        };
    }

    /** The row of a number as JSON. */
    static byte[] json(int id) {
        var line = new StringBuilder();
        json(line, id);
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The row of a number as a line of JSON, of about 180 bytes. */
    static void json(StringBuilder lines, int id) {
        lines.append("{\"id\":")
                .append(id)
                .append(",\"customer\":\"customer ")
                .append(id)
                .append("\",\"city\":\"Regensburg\",\"product\":\"product ")
                .append(id % 500)
                .append("\",\"price\":")
                .append(id % 1000)
                .append(".25,\"quantity\":")
                .append(id % 7)
                .append(",\"weight\":")
                .append(id % 90)
                .append(".125,\"paid\":true,\"day\":\"2026-01-31\",\"at\":\"2026-01-31T12:00:00Z\"}\n");
    }

    /** The same row as a line of COPY. */
    static void line(StringBuilder lines, int id) {
        lines.append(id)
                .append("\tcustomer ")
                .append(id)
                .append("\tRegensburg\tproduct ")
                .append(id % 500)
                .append('\t')
                .append(id % 1000)
                .append(".25\t")
                .append(id % 7)
                .append('\t')
                .append(id % 90)
                .append(".125\tt\t2026-01-31\t2026-01-31 12:00:00+00\n");
    }
}
