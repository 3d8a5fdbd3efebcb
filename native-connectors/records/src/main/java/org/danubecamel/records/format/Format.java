package org.danubecamel.records.format;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** How records stand in a body. Immutable, for use by any number of threads. */
public interface Format {

    /** Its name, as in options: {@code json}, {@code csv}. */
    String name();

    /** The media type of a body. */
    String mediaType();

    /**
     * Reads a body.
     *
     * @param body the bytes, not compressed; closed with the reader
     * @param limits what it may take
     */
    RecordReader reader(InputStream body, ReadLimits limits);

    /**
     * Reads a file that is not compressed from a position on, which a reader of the same file gave.
     *
     * @param file the bytes; closed with the reader
     * @param from the next record; {@link Position#START} for all of them
     * @param limits what it may take
     */
    default RecordReader reader(SeekableByteChannel file, Position from, ReadLimits limits) {
        return Skipping.to(from, reader(Channels.newInputStream(file), limits));
    }

    /**
     * Writes a body.
     *
     * @param body where the bytes go; closed with the writer
     */
    RecordWriter writer(OutputStream body);
}
