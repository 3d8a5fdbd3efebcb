package org.danubecamel.embedded.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file. For any thread. */
interface DiskFile extends Closeable {

    long size() throws IOException;

    /** Reads until the buffer or the file is at its end. */
    void read(ByteBuffer into, long position) throws IOException;

    /** Writes all bytes of the buffer. When it fails, some of them may be written. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Returns when everything that was written before survives a crash. */
    void force() throws IOException;
}
