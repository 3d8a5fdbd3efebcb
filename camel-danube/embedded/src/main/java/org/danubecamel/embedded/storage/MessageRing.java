package org.danubecamel.embedded.storage;

import java.util.Objects;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** The messages of one reliable topic that some subscription still needs, in a ring that grows and shrinks. */
final class MessageRing {

    private static final int SMALLEST = 16;

    private @Nullable StreamMessage[] ring = {};
    private long first;
    private long end;

    /** Returns the lowest offset still held. */
    long first() {
        return first;
    }

    /** Returns the offset that the next message gets. */
    long end() {
        return end;
    }

    StreamMessage get(long offset) {
        Objects.checkIndex(offset - first, end - first);
        return Objects.requireNonNull(ring[slot(offset)]);
    }

    /** Stores a message under the next offset, which is written into it. */
    void append(StreamMessage message) {
        if (end - first == ring.length) {
            resize(Math.max(SMALLEST, ring.length * 2));
        }
        ring[slot(end)] = withOffset(message, end);
        end++;
    }

    /** Counts a message that no subscription wants. */
    void skip() {
        if (end != first) {
            throw new IllegalStateException("Only an empty log may skip an offset");
        }
        end++;
        first = end;
    }

    /** Forgets everything below {@code offset}. */
    void trimTo(long offset) {
        while (first < offset) {
            ring[slot(first)] = null;
            first++;
        }
        int held = (int) (end - first);
        if (ring.length > SMALLEST && held < ring.length / 8) {
            resize(Math.max(SMALLEST, ring.length / 4));
        }
    }

    private void resize(int length) {
        @Nullable StreamMessage[] resized = new StreamMessage[length];
        for (long offset = first; offset < end; offset++) {
            resized[(int) (offset % length)] = ring[slot(offset)];
        }
        ring = resized;
    }

    private int slot(long offset) {
        return (int) (offset % ring.length);
    }

    static StreamMessage withOffset(StreamMessage message, long offset) {
        return message.toBuilder()
                .setMsgId(message.getMsgId().toBuilder().setTopicOffset(offset))
                .build();
    }
}
