package org.danubecamel.component;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keys and attributes count against the largest message, as the client counts them. */
final class MessageSize {

    /** What an attribute takes on the wire beside its name and value. */
    private static final int ATTRIBUTE_OVERHEAD = 16;

    private MessageSize() {}

    /** Returns the size of a text in bytes, 0 for none. */
    static long of(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the size of attributes in bytes. */
    static long of(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .mapToLong(each -> of(each.getKey()) + of(each.getValue()) + ATTRIBUTE_OVERHEAD)
                .sum();
    }
}
