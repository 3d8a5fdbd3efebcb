package org.danubecamel.batch;

import java.io.File;
import java.nio.ByteBuffer;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/** How many bytes a body has, as far as that can be told without reading it. */
final class BodySize {

    private BodySize() {}

    /** Returns 0 for a body whose size is not known. Text counts one byte for each character. */
    static long of(@Nullable Object body) {
        if (body instanceof byte[] bytes) {
            return bytes.length;
        }
        if (body instanceof CharSequence text) {
            return text.length();
        }
        if (body instanceof ByteBuffer buffer) {
            return buffer.remaining();
        }
        if (body instanceof StreamCache stream) {
            return Math.max(0, stream.length());
        }
        if (body instanceof WrappedFile<?> wrapped) {
            return of(wrapped.getFile());
        }
        return body instanceof File file ? file.length() : 0;
    }
}
