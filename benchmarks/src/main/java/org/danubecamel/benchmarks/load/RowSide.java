package org.danubecamel.benchmarks.load;

import java.nio.charset.StandardCharsets;
import org.danubecamel.benchmarks.process.Arguments;

/** Something that writes rows. */
interface RowSide extends AutoCloseable {

    /** Returns when the rows from 0 on are durable. */
    void write(int rows) throws Exception;

    @Override
    void close() throws Exception;

    static RowSide of(Arguments job) throws Exception {
        return switch (job.text("side")) {
            case "batch", "packed" -> new BatchRows(job);
            case "apache" -> new ApacheRows(job);
            case "copy" -> new CopyRows(job);
            default -> throw new IllegalArgumentException("no such side: " + job);
        };
    }

    /** The row of a number as JSON. */
    static byte[] json(int id) {
        var line = new StringBuilder();
        json(line, id);
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The row of a number as a line of JSON, of about 130 bytes. */
    static void json(StringBuilder lines, int id) {
        lines.append("{\"id\":")
                .append(id)
                .append(",\"customer\":\"customer ")
                .append(id)
                .append("\",\"city\":\"Regensburg\",\"price\":")
                .append(id % 1000)
                .append(".25,\"quantity\":")
                .append(id % 7)
                .append(",\"paid\":true,\"at\":\"2026-01-31T12:00:00Z\"}\n");
    }

    /** The same row as a line of COPY. */
    static void line(StringBuilder lines, int id) {
        lines.append(id)
                .append("\tcustomer ")
                .append(id)
                .append("\tRegensburg\t")
                .append(id % 1000)
                .append(".25\t")
                .append(id % 7)
                .append("\tt\t2026-01-31 12:00:00+00\n");
    }
}
