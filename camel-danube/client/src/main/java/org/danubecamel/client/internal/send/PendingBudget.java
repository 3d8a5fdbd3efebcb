package org.danubecamel.client.internal.send;

import java.util.concurrent.TimeUnit;

/**
 * Bounds the messages without outcome over all producers of a client, by count and bytes, and pushes back on the callers
 * when it is used up. Who waits is woken when an eighth is free, because a wake-up for each message costs more than the
 * message; and looks by himself now and then, because the rest may be stuck. Safe for use by any number of threads.
 */
public final class PendingBudget {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final int maxMessages;
    private final long maxBytes;
    private final int wakeMessages;
    private final long wakeBytes;
    private int messages;
    private long bytes;

    /** Creates an unused budget. */
    public PendingBudget(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        this.wakeMessages = maxMessages - Math.max(1, maxMessages / 8);
        this.wakeBytes = maxBytes - maxBytes / 8;
    }

    /**
     * Takes the room for one message, waiting for it if need be. A message larger than the whole budget is let through
     * when nothing else is pending.
     *
     * @return whether there was room in time
     */
    synchronized boolean take(long messageBytes, long timeoutNanos) throws InterruptedException {
        if (!hasRoomFor(messageBytes)) {
            var deadline = System.nanoTime() + timeoutNanos;
            do {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_NANOS));
            } while (!hasRoomFor(messageBytes));
        }
        messages++;
        bytes += messageBytes;
        return true;
    }

    private boolean hasRoomFor(long messageBytes) {
        return messages == 0 || (messages < maxMessages && bytes + messageBytes <= maxBytes);
    }

    synchronized void giveBack(long messageBytes) {
        messages--;
        bytes -= messageBytes;
        if (messages <= wakeMessages && bytes <= wakeBytes) {
            notifyAll();
        }
    }
}
