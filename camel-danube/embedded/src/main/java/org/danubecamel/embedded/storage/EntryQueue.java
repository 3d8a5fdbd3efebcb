package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries that wait for the disk, in two blocks: one is on its way, the other one gathers what comes meanwhile. */
final class EntryQueue {

    private static final Logger LOG = LoggerFactory.getLogger(EntryQueue.class);

    private final int maxPendingBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Block filling = new Block();
    private Block flushing = new Block();
    private boolean closed;

    EntryQueue(int maxPendingBytes) {
        this.maxPendingBytes = maxPendingBytes;
    }

    /** Adds an entry, which is made while no other one is. */
    void add(Supplier<? extends MessageLite> entry, CommitLog.Outcome outcome, boolean onlyIfRoom) {
        lock.lock();
        try {
            if (closed) {
                outcome.failed(new IOException("the broker stops"));
            } else if (onlyIfRoom && filling.length() > maxPendingBytes) {
                outcome.failed(new IOException("the disk is too slow: " + (filling.length() >> 20)
                        + " MiB wait to be written. Send less, or use a faster disk"));
            } else {
                addTo(filling, entry, outcome, onlyIfRoom);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void addTo(
            Block block, Supplier<? extends MessageLite> entry, CommitLog.Outcome outcome, boolean onlyIfRoom) {
        try {
            block.add(entry.get(), outcome, onlyIfRoom);
        } catch (RuntimeException | OutOfMemoryError e) {
            outcome.failed(new IOException("there is no room for an entry: " + e, e));
        }
    }

    /**
     * Waits for entries and returns them in a block, which belongs to the caller until it takes the next one. Returns null
     * when the queue is closed and empty.
     */
    @Nullable Block take() {
        lock.lock();
        try {
            flushing.clear();
            while (filling.isEmpty()) {
                if (closed) {
                    return null;
                }
                changed.awaitUninterruptibly();
            }
            Block taken = filling;
            filling = flushing;
            flushing = taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Fails everything that is on its way, before anything new can be.
     *
     * @param told how many entries of the block that was taken have their outcome already
     */
    void fail(IOException cause, int told) {
        lock.lock();
        try {
            List<CommitLog.Outcome> taken = flushing.outcomes();
            taken.subList(told, taken.size()).forEach(outcome -> outcome.failed(cause));
            filling.outcomes().forEach(outcome -> outcome.failed(cause));
            flushing.clear();
            filling.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a while, or until the queue is closed. */
    void pause(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody has a reason to interrupt this thread", e);
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
