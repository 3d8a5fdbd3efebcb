package org.danubecamel.connector.stdout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A standard output that can be read, and that can be closed or fail. */
final class Output extends ByteArrayOutputStream {

    private boolean failing;

    PrintStream stream() {
        return new PrintStream(this, false, StandardCharsets.UTF_8);
    }

    String text() {
        return toString(StandardCharsets.UTF_8);
    }

    void fail() {
        failing = true;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (!failing) {
            super.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (failing) {
            throw new IOException("No space left on device");
        }
    }
}
