package org.danubecamel.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Child;
import org.danubecamel.records.Record;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.RecordWriter;
import org.danubecamel.records.format.parquet.ParquetFormats;

/**
 * The JVM that writes Parquet files on one thread, to a stream that keeps nothing, and reports rows a second of processor
 * time. Arguments: {@code side}, {@code seconds}, {@code warmUp}.
 */
public final class ParquetJob {

    private static final int ROWS = 40_000;
    private static final int ROWS_IN_A_BODY = 500;
    private static final int PASSES_IN_A_FILE = 12;

    private ParquetJob() {}

    /** Writes all rows once. */
    private interface Pass extends AutoCloseable {
        void run();

        @Override
        void close();
    }

    /** Begins a file. */
    private interface Side {
        Pass newFile(OutputStream out);
    }

    public static void main(String[] args) {
        Child.endWithParent();
        var arguments = Arguments.parse(List.of(args));
        var records = ParquetRows.records(ROWS);
        var side =
                switch (arguments.text("side")) {
                    case "records" -> typed(records);
                    case "bare" -> bare(BareParquet.prepared(records));
                    case "json" -> json(records);
                    case "parse-and-bare" -> parseAndBare(records);
                    default -> throw new IllegalArgumentException("No side " + arguments.text("side"));
                };
        measure(side, arguments.count("warmUp"));
        Child.report(measure(side, arguments.count("seconds")));
    }

    private static Arguments measure(Side side, int seconds) {
        var out = new Counter();
        long rows = 0;
        long cpu = cpuNanos();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            try (var file = side.newFile(out)) {
                for (int i = 0; i < PASSES_IN_A_FILE; i++) {
                    file.run();
                }
            }
            rows += (long) ROWS * PASSES_IN_A_FILE;
        }
        double taken = (cpuNanos() - cpu) / (double) TimeUnit.SECONDS.toNanos(1);
        return Arguments.none().with("rate", rows / taken).with("rowBytes", (double) out.count / rows);
    }

    /** The processor time of this JVM, its compiler and its collector included. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Side typed(List<Record> records) {
        return out -> new OurFile(out, writer -> records.forEach(writer::write));
    }

    private static Side bare(List<Group> groups) {
        return out -> new BareFile(out, file -> groups.forEach(file::write));
    }

    private static Side json(List<Record> records) {
        var objects = ParquetRows.json(records);
        var bodies = new ArrayList<byte[]>();
        for (int i = 0; i < ROWS; i += ROWS_IN_A_BODY) {
            bodies.add(ParquetRows.lines(objects.subList(i, i + ROWS_IN_A_BODY)));
        }
        var codec = new RecordCodec(Formats.jsonLines());
        return out -> new OurFile(out, writer -> {
            for (var body : bodies) {
                try (var reader = codec.reader(new ByteArrayInputStream(body))) {
                    for (var next = reader.next(); next != null; next = reader.next()) {
                        writer.write(next.orThrow());
                    }
                }
            }
        });
    }

    private static Side parseAndBare(List<Record> records) {
        var objects = ParquetRows.json(records);
        var groups = BareParquet.prepared(records);
        var reader = new ObjectMapper().readerFor(Map.class);
        return out -> new BareFile(out, file -> {
            for (int i = 0; i < ROWS; i++) {
                if (parse(reader, objects.get(i)).isEmpty()) {
                    throw new IllegalStateException("An object without fields");
                }
                file.write(groups.get(i));
            }
        });
    }

    private static Map<?, ?> parse(ObjectReader reader, byte[] object) {
        try {
            return reader.readValue(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record OurFile(RecordWriter writer, Consumer<RecordWriter> pass) implements Pass {

        OurFile(OutputStream out, Consumer<RecordWriter> pass) {
            this(ParquetFormats.file(ParquetRows.SCHEMA).writer(out), pass);
        }

        @Override
        public void run() {
            pass.accept(writer);
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    private record BareFile(BareParquet writer, Consumer<BareParquet> pass) implements Pass {

        BareFile(OutputStream out, Consumer<BareParquet> pass) {
            this(new BareParquet(out), pass);
        }

        @Override
        public void run() {
            pass.accept(writer);
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    private static final class Counter extends OutputStream {

        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
