package org.danubecamel.records.format;

import java.io.InputStream;
import java.io.OutputStream;

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
     * Writes a body.
     *
     * @param body where the bytes go; closed with the writer
     */
    RecordWriter writer(OutputStream body);
}
