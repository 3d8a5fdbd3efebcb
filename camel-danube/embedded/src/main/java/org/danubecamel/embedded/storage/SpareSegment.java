package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The space for the next segment, reserved ahead, on a thread of its own. While there is none because the disk is full,
 * the rest of the segment in use is left to what makes space.
 */
final class SpareSegment {

    static final String NAME = "spare";

    private static final Logger LOG = LoggerFactory.getLogger(SpareSegment.class);

    private final Disk disk;
    private final int bytes;
    private final long retryNanos;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "danube-space");
        made.setDaemon(true);
        return made;
    });
    private @Nullable DiskFile ready;

    /** Whether one may be made: not while the last one that was taken still has the name of the next one. */
    private boolean wanted;

    private volatile boolean full;
    private volatile long triedAt;

    SpareSegment(Disk disk, int bytes, long retryNanos) {
        this.disk = disk;
        this.bytes = bytes;
        this.retryNanos = retryNanos;
    }

    /** Whether there was no space when it was last tried. */
    boolean isFull() {
        return full;
    }

    synchronized boolean isReady() {
        return ready != null;
    }

    /** Makes a spare now, on the caller's thread. */
    DiskFile makeNow() throws IOException {
        disk.delete(NAME);
        DiskFile file = disk.open(NAME);
        boolean made = false;
        try {
            Zeros.write(file, 0, bytes);
            file.force();
            made = true;
            return file;
        } finally {
            if (!made) {
                discard(file);
            }
        }
    }

    /** Makes one in the background, when the last one that was taken has its own name. */
    void prepare() {
        synchronized (this) {
            wanted = true;
        }
        execute(this::makeReady);
    }

    /** Gives up a spare that was taken and could not be used. */
    void failed(DiskFile taken, IOException cause) {
        discard(taken);
        report(cause);
        synchronized (this) {
            wanted = true;
        }
    }

    /** Unused it would take the very space that others need now. */
    private void discard(DiskFile file) {
        Segment.close(file);
        try {
            disk.delete(NAME);
        } catch (IOException e) {
            LOG.warn("{}: cannot delete {}: {}", disk.describe(), NAME, e.toString());
        }
    }

    /** Tries again if the disk was full, but not too often. */
    void request() {
        if (full && System.nanoTime() - triedAt > retryNanos) {
            triedAt = System.nanoTime();
            execute(this::makeReady);
        }
    }

    /**
     * Deletes a file in the background, which makes space.
     *
     * @param barrier has what makes the file dispensable survive a crash; when it fails, the file stays
     */
    void delete(Segment segment, Barrier barrier) {
        boolean accepted = execute(() -> {
            Segment.close(segment.file());
            try {
                barrier.await();
                disk.delete(Segment.name(segment.number()));
            } catch (IOException e) {
                LOG.warn("{}: cannot delete {}: {}", disk.describe(), Segment.name(segment.number()), e.toString());
            }
            if (full) {
                makeReady();
            }
        });
        if (!accepted) {
            Segment.close(segment.file());
        }
    }

    interface Barrier {
        void await() throws IOException;
    }

    /** Waits until it is known whether there is a spare, and returns whether there is. */
    synchronized boolean await() {
        boolean interrupted = false;
        while (ready == null && wanted && !full) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ready != null;
    }

    /** Returns the spare, which is no longer one, or null if there is none now. */
    synchronized @Nullable DiskFile take() {
        DiskFile taken = ready;
        if (taken != null) {
            ready = null;
            wanted = false;
        }
        return taken;
    }

    private void makeReady() {
        synchronized (this) {
            if (ready != null || !wanted) {
                return;
            }
        }
        try {
            DiskFile made = makeNow();
            if (full) {
                LOG.info("{}: there is space again; messages are taken", disk.describe());
            }
            full = false;
            synchronized (this) {
                ready = made;
                notifyAll();
            }
        } catch (Throwable e) {
            report(e);
        }
    }

    private synchronized void report(Throwable cause) {
        if (!full) {
            LOG.error(
                    "{}: cannot reserve {} MiB: {}. No messages are taken until there is space; acknowledgements are",
                    disk.describe(),
                    bytes >> 20,
                    cause.toString());
        }
        triedAt = System.nanoTime();
        full = true;
        notifyAll();
    }

    /** Returns false if the log is closed; space is made when it is opened again. */
    private boolean execute(Runnable task) {
        try {
            thread.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("{}: still making space", disk.describe());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        DiskFile left = take();
        if (left != null) {
            Segment.close(left);
        }
    }
}
