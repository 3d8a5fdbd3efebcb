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
    private static final long RETRY_NANOS = 1_000_000_000L;

    private final Disk disk;
    private final int bytes;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "danube-space");
        made.setDaemon(true);
        return made;
    });
    private @Nullable DiskFile ready;
    private volatile boolean full;
    private volatile long triedAt;

    SpareSegment(Disk disk, int bytes) {
        this.disk = disk;
        this.bytes = bytes;
    }

    /** Whether there was no space when it was last tried. */
    boolean isFull() {
        return full;
    }

    /** Makes a spare now, on the caller's thread. */
    DiskFile makeNow() throws IOException {
        disk.delete(NAME);
        DiskFile file = disk.open(NAME);
        try {
            Zeros.write(file, 0, bytes);
            file.force();
            return file;
        } catch (IOException e) {
            file.close();
            // It takes the very space that others need now.
            disk.delete(NAME);
            throw e;
        }
    }

    /** Makes one in the background. */
    void prepare() {
        execute(this::makeReady);
    }

    /** Tries again if the disk was full, at most once a second. */
    void request() {
        if (full && System.nanoTime() - triedAt > RETRY_NANOS) {
            triedAt = System.nanoTime();
            prepare();
        }
    }

    /** Deletes a file in the background, which makes space. */
    void delete(Segment segment) {
        execute(() -> {
            try {
                segment.file().close();
                disk.delete(Segment.name(segment.number()));
            } catch (IOException e) {
                LOG.warn("{}: cannot delete {}: {}", disk.describe(), Segment.name(segment.number()), e.toString());
            }
            if (full) {
                makeReady();
            }
        });
    }

    /** Returns the spare, which is no longer one, or null if there is none now. */
    synchronized @Nullable DiskFile take() {
        DiskFile taken = ready;
        ready = null;
        return taken;
    }

    private void makeReady() {
        synchronized (this) {
            if (ready != null) {
                return;
            }
        }
        try {
            DiskFile made = makeNow();
            synchronized (this) {
                ready = made;
            }
            if (full) {
                LOG.info("{}: there is space again; messages are taken", disk.describe());
            }
            full = false;
        } catch (IOException e) {
            if (!full) {
                LOG.error(
                        "{}: cannot reserve {} MiB: {}. No messages are taken until there is space; acknowledgements are",
                        disk.describe(),
                        bytes >> 20,
                        e.toString());
            }
            triedAt = System.nanoTime();
            full = true;
        }
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The log is closed; space is made when it is opened again");
        }
    }

    void close() throws IOException {
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
            left.close();
        }
    }
}
