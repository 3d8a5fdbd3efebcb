package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes zeros, which both erase and reserve. */
final class Zeros {

    private static final int CHUNK = 1 << 20;

    private Zeros() {}

    static void write(DiskFile file, long position, long length) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, length));
        for (long written = 0; written < length; written += CHUNK) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), length - written));
            file.write(zeros, position + written);
        }
    }
}
