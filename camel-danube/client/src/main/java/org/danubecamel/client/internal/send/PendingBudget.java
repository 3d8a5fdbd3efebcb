package org.danubecamel.client.internal.send;

/**
 * Bounds the messages without outcome over all producers of a client, by count and bytes, and pushes back on the callers
 * when it is used up. Safe for use by any number of threads.
 */
public final class PendingBudget {

    private final int maxMessages;
    private final long maxBytes;
    private int messages;
    private long bytes;

    /** Creates an unused budget. */
    public PendingBudget(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /**
     * Takes the room for one message, waiting for it if need be. A message larger than the whole budget is let through
     * when nothing else is pending.
     *
     * @return whether there was room in time
     */
    synchronized boolean take(long messageBytes, long timeoutNanos) throws InterruptedException {
        var deadline = System.nanoTime() + timeoutNanos;
        while (messages > 0 && (messages >= maxMessages || bytes + messageBytes > maxBytes)) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        messages++;
        bytes += messageBytes;
        return true;
    }

    synchronized void giveBack(long messageBytes) {
        messages--;
        bytes -= messageBytes;
        notifyAll();
    }
}
