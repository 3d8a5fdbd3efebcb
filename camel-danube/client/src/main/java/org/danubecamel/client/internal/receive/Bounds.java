package org.danubecamel.client.internal.receive;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the unfinished messages of a consumer against its bounds. Safe for use by any number of threads. */
final class Bounds {

    private final int maxMessages;
    private final long maxBytes;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean exceeded = new AtomicBoolean();

    Bounds(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Counts messages in, and returns whether with them a bound is exceeded that was not before. */
    boolean add(int count, long size) {
        var allMessages = messages.addAndGet(count);
        var allBytes = bytes.addAndGet(size);
        return (allMessages > maxMessages || allBytes > maxBytes) && exceeded.compareAndSet(false, true);
    }

    /** Counts a message out, and returns whether it is the one after which both are at half again. */
    boolean remove(long size) {
        var allMessages = messages.decrementAndGet();
        var allBytes = bytes.addAndGet(-size);
        return exceeded.get()
                && allMessages <= maxMessages / 2
                && allBytes <= maxBytes / 2
                && exceeded.compareAndSet(true, false);
    }

    /** Returns whether a bound was exceeded and both are not at half again. */
    boolean exceeded() {
        return exceeded.get();
    }

    int messages() {
        return messages.get();
    }
}
