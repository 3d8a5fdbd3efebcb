package org.danubecamel.connector.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;

/** A stream of which it can be asked whether there is anything in it. */
final class FirstByte extends PushbackInputStream {

    FirstByte(InputStream stream) {
        super(stream);
    }

    boolean isMissing() {
        try {
            var first = read();
            if (first < 0) {
                return true;
            }
            unread(first);
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
