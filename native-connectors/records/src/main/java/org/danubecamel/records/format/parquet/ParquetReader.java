package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.LIMIT;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.BodyReader;
import org.danubecamel.records.format.Position;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.Unpacked;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file row by row, and holds a page of each column. The library's own reader takes memory for whatever a file says
 * that it has, and all of a row group.
 */
final class ParquetReader extends BodyReader {

    private static final int CHUNK = 64 << 10;
    private static final int MAX_BODY = 1 << 30;

    private final @Nullable SeekableByteChannel file;
    private @Nullable Open open;
    private long rowsToSkip;

    private ParquetReader(InputStream body, @Nullable SeekableByteChannel file, ReadLimits limits, Position from) {
        super(body, limits, from);
        this.file = file;
        this.rowsToSkip = from.index();
    }

    /** Reads a body, which is taken into memory. */
    static ParquetReader ofBody(InputStream body, ReadLimits limits) {
        return new ParquetReader(body, null, limits, Position.START);
    }

    /** Reads a file from a position on. */
    static ParquetReader ofFile(SeekableByteChannel file, Position from, ReadLimits limits) {
        return new ParquetReader(Channels.newInputStream(file), file, limits, from);
    }

    @Override
    public Position position() {
        return at(offset());
    }

    private long offset() {
        var now = open;
        return now == null ? 0 : now.offset;
    }

    @Override
    protected @Nullable Unpacked read() {
        try {
            var now = open;
            if (now == null) {
                now = new Open(file == null ? body() : new ByteSource.Channel(file), limits());
                open = now;
                now.skip(rowsToSkip);
            }
            if (!now.next()) {
                return null;
            }
            var position = at(now.offset);
            var failure = now.assembler.failure();
            return failure == null ? good(position, now.record()) : bad(position, failure);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            throw about(e);
        }
    }

    /** The library wraps what comes out of a page, and has many exceptions for what it cannot decode. */
    private RuntimeException about(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException io) {
                return io;
            }
            if (cause instanceof RecordException about) {
                return about.reason() == LIMIT
                        ? failure(LIMIT, at(offset()), about.detail(), about)
                        : broken(at(offset()), about.detail(), about);
            }
        }
        return broken(at(offset()), "The row group's columns cannot be decoded: " + e.getMessage() + ".", e);
    }

    private ByteSource body() {
        long max = Math.min(limits().maxBodyBytes(), MAX_BODY);
        var bytes = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        for (int count = input().read(chunk, 0, CHUNK); count >= 0; count = input().read(chunk, 0, CHUNK)) {
            bytes.write(chunk, 0, count);
            if (bytes.size() > max) {
                throw Malformed.limit("The body has more than " + max + " bytes. Raise maxBodyBytes, or read a file.");
            }
        }
        return new ByteSource.Body(bytes.toByteArray());
    }

    /** A file whose footer was read. */
    private static final class Open {

        private final ByteSource file;
        private final ReadLimits limits;
        private final ParquetFooter footer;
        private final MessageColumnIO columns;
        private final RecordAssembler assembler;
        private int nextGroup;
        private long rowsLeft;
        private long offset;
        private org.apache.parquet.io.@Nullable RecordReader<@Nullable Record> rows;

        Open(ByteSource file, ReadLimits limits) {
            this.file = file;
            this.limits = limits;
            this.footer = ParquetFooter.read(file, limits);
            this.columns = new ColumnIOFactory().getColumnIO(footer.schema());
            this.assembler = new RecordAssembler(footer.schema(), limits);
        }

        /** Passes over so many rows, over row groups without reading them. */
        void skip(long count) {
            long left = count;
            while (nextGroup < footer.groups().size()
                    && footer.groups().get(nextGroup).rows() <= left) {
                left -= footer.groups().get(nextGroup++).rows();
            }
            while (left > 0 && next()) {
                left--;
            }
        }

        boolean next() {
            while (rowsLeft == 0) {
                if (nextGroup == footer.groups().size()) {
                    return false;
                }
                var group = footer.groups().get(nextGroup++);
                rowsLeft = group.rows();
                offset = group.offset();
                rows = columns.getRecordReader(new RowGroupPages(file, footer.schema(), group, limits), assembler);
            }
            assembler.next();
            if (rows != null) {
                rows.read();
            }
            rowsLeft--;
            return true;
        }

        Record record() {
            var record = assembler.getCurrentRecord();
            if (record == null) {
                throw Malformed.file("A row has no columns.");
            }
            return record;
        }
    }
}
