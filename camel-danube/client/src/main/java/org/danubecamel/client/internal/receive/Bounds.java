package org.danubecamel.client.internal.receive;

/** Counts the unfinished messages of a consumer against its bounds. Safe for use by any number of threads. */
final class Bounds {

    private final int maxMessages;
    private final long maxBytes;
    private int messages;
    private long bytes;
    private boolean exceeded;

    Bounds(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Counts a message in, and returns whether it is the one that exceeds a bound. */
    synchronized boolean add(long messageBytes) {
        messages++;
        bytes += messageBytes;
        var first = !exceeded && (messages > maxMessages || bytes > maxBytes);
        exceeded |= first;
        return first;
    }

    /** Counts a message out, and returns whether it is the one after which both are at half again. */
    synchronized boolean remove(long messageBytes) {
        messages--;
        bytes -= messageBytes;
        var first = exceeded && messages <= maxMessages / 2 && bytes <= maxBytes / 2;
        exceeded &= !first;
        return first;
    }

    /** Returns whether a bound was exceeded and both are not at half again. */
    synchronized boolean exceeded() {
        return exceeded;
    }

    synchronized int messages() {
        return messages;
    }
}
