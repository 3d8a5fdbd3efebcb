package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;

/**
 * Bodies to records and back: a format, a compression around it, and limits.
 *
 * @param format how records stand in the body
 * @param compression how the whole body is compressed
 * @param limits what a body may take
 */
public record RecordCodec(Format format, Compression compression, ReadLimits limits) {

    /** A codec without compression, with {@link ReadLimits#DEFAULT}. */
    public RecordCodec(Format format) {
        this(format, Compression.NONE, ReadLimits.DEFAULT);
    }

    /** A codec with {@link ReadLimits#DEFAULT}. */
    public RecordCodec(Format format, Compression compression) {
        this(format, compression, ReadLimits.DEFAULT);
    }

    /** Reads a body record by record; the stream is closed with the reader. */
    public RecordReader reader(InputStream body) {
        return format.reader(compression.decompress(body, limits.maxBodyBytes()), limits);
    }

    /**
     * Reads a file from a position on, which {@link RecordReader#position()} of a reader of the same file gave; the file is
     * closed with the reader. Parquet goes to the row group, JSON Lines without compression to the byte, and all others
     * read again what is before.
     *
     * @throws RecordException if the file has more bytes than allowed
     * @throws UncheckedIOException if the file cannot be read
     */
    public RecordReader reader(SeekableByteChannel file, Position from) {
        if (compression != Compression.NONE) {
            return Skipping.to(from, reader(Channels.newInputStream(file)));
        }
        try {
            if (file.size() > limits.maxBodyBytes()) {
                throw new RecordException(
                        LIMIT,
                        "The file has " + file.size() + " bytes. Allowed: at most " + limits.maxBodyBytes()
                                + ". Raise maxBodyBytes.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return format.reader(file, from, limits);
    }

    /** Writes a body record by record; the stream is closed with the writer. */
    public RecordWriter writer(OutputStream body) {
        return compression == Compression.NONE ? format.writer(body) : new CompressedWriter(format, compression, body);
    }

    /**
     * All records of a body, or why there is none in a place.
     *
     * @throws RecordException if the body cannot be read from some position on; nothing of it is given then
     */
    public List<Unpacked> unpack(byte[] body) {
        var unpacked = new ArrayList<Unpacked>();
        try (var reader = reader(new ByteArrayInputStream(body))) {
            for (var next = reader.next(); next != null; next = reader.next()) {
                unpacked.add(next);
            }
        }
        return unpacked;
    }

    /**
     * All records of a body.
     *
     * @throws RecordException at the first record that cannot be read
     */
    public List<Record> read(byte[] body) {
        try (var reader = reader(new ByteArrayInputStream(body))) {
            return reader.readAll();
        }
    }

    /**
     * A body of these records.
     *
     * @throws RecordException at the first record that the format cannot express
     */
    public byte[] write(Iterable<Record> records) {
        var body = new ByteArrayOutputStream();
        try (var writer = writer(body)) {
            records.forEach(writer::write);
        }
        return body.toByteArray();
    }
}
