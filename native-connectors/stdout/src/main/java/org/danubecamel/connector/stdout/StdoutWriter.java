package org.danubecamel.connector.stdout;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.connector.sink.Converted;
import org.danubecamel.connector.sink.RecordWriter;
import org.danubecamel.connector.sink.SinkRecord;

/**
 * Writes records to a stream of the process, a batch with one call, so that nothing else comes between its records. Written is
 * what the operating system has taken.
 */
final class StdoutWriter implements RecordWriter {

    private final Rendering rendering;
    private final Supplier<PrintStream> stream;

    /** @param stream asked for each batch, because a process may replace its standard output */
    StdoutWriter(StdoutConfiguration options, Supplier<PrintStream> stream) {
        this.rendering = new Rendering(options.isText(), options.isPretty(), options.isShowMetadata());
        this.stream = stream;
    }

    @Override
    public void check() {
        write(stream.get(), new byte[0]);
    }

    @Override
    public void write(List<SinkRecord> records) {
        var lines = Converted.of(records, rendering::line);
        var batch = new ByteArrayOutputStream();
        lines.values().forEach(batch::writeBytes);
        write(stream.get(), batch.toByteArray());
        lines.throwIfRefused();
    }

    /** A print stream keeps its errors to itself; they must be asked for. */
    private static void write(PrintStream out, byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        if (out.checkError()) {
            throw new StdoutClosedException();
        }
    }

    /** Records that cannot be written are named; where the stream fails, nobody can say how much went through. */
    @Override
    public WriteGuarantee guarantee() {
        return WriteGuarantee.REPORTS;
    }

    /** The stream is not ours to close. */
    @Override
    public void close() {}
}
