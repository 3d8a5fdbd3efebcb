package org.danubecamel.connector.files.writer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.convert.TypeConverter;
import org.danubecamel.records.format.RecordWriter;

/** Records under a temporary name. Not for use by several threads. */
final class TemporaryFile {

    private static final int BUFFER = 64 << 10;
    private static final TypeConverter CONVERTER = new TypeConverter();

    private final boolean typed;
    private final RecordSchema schema;
    private final Synced out;
    private final RecordWriter writer;

    /**
     * Begins a file, in place of what there is.
     *
     * @throws org.danubecamel.records.RecordException if the format cannot have this schema; there is no file then
     */
    TemporaryFile(Path path, FileFormat format, RecordSchema schema) throws IOException {
        var codec = format.writing(schema);
        this.typed = format.isTyped();
        this.schema = schema;
        this.out = new Synced(FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        try {
            this.writer = codec.writer(new BufferedOutputStream(out, BUFFER));
        } catch (RuntimeException e) {
            out.channel.close();
            throw e;
        }
    }

    /**
     * Adds a record.
     *
     * @throws org.danubecamel.records.RecordException if the format cannot express it; nothing of it is in the file
     */
    void write(Record record) throws IOException {
        try {
            writer.write(typed ? CONVERTER.convert(record, schema) : record);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** About how many bytes the file has; what is in the buffers of a compression is not counted. */
    long bytes() {
        return writer.size();
    }

    /** Completes the file and syncs it. */
    void complete() throws IOException {
        try {
            writer.close();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            out.channel.close();
        }
    }

    /** Gives the file up as it is. */
    void abandon() throws IOException {
        out.abandoned = true;
        try {
            // The writer may hold memory outside of the heap.
            writer.close();
        } catch (RuntimeException e) {
            out.channel.close();
        } finally {
            out.channel.close();
        }
    }

    /** Syncs when it is closed. */
    private static final class Synced extends OutputStream {

        private final FileChannel channel;
        private boolean abandoned;

        Synced(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var buffer = ByteBuffer.wrap(bytes, offset, length);
            while (!abandoned && buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                if (!abandoned && channel.isOpen()) {
                    channel.force(true);
                }
            }
        }
    }
}
