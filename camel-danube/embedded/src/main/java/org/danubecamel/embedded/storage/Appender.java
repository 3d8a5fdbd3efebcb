package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.danubecamel.embedded.storage.format.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds entries to the log and tells what became of them, on the broker's threads and a whole commit at a time. A change
 * whose entry could not be written goes along with the next entry of any kind, so that none takes effect without it.
 */
final class Appender {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    private final CommitLog log;
    private final String directory;
    private final Executor broker;

    /** By their order, which is not always the one in which they fail. */
    private final NavigableMap<Long, Change> unkept = new TreeMap<>();

    /** How many changes there were; touched only while an entry is made or taken back. */
    private long changes;

    /** What the commit under way has to tell; only the commit thread uses them. */
    private List<Saved> kept = new ArrayList<>();

    private Set<Runnable> listeners = new LinkedHashSet<>();

    Appender(CommitLog log, String directory, Executor broker) {
        this.log = log;
        this.directory = directory;
        this.broker = broker;
    }

    /** Returns why no messages are taken now, or null if they are. */
    @Nullable StorageException refusalOfMessages() {
        if (!log.isFull()) {
            return null;
        }
        log.requestSpace();
        return new StorageException("There is no space left for messages in the data directory " + directory
                + ". Free some, or let the subscriptions that are behind catch up; then it goes on by itself.");
    }

    void append(Write write) {
        Carrying outcome = new Carrying(write);
        log.append(outcome::entry, outcome);
    }

    /** As {@link #append(Write)}, but the write is not kept if too much waits for the disk already. */
    void appendIfRoom(Write write) {
        Carrying outcome = new Carrying(write);
        log.appendIfRoom(outcome::entry, outcome);
    }

    /** Appends an entry, and tells when it is kept; {@code applied} runs before, on the commit thread. */
    void append(Entry.Builder entry, Runnable applied, Saved saved) {
        append(new Write() {
            @Override
            Entry.Builder entry() {
                return entry;
            }

            @Override
            void kept(long position, int size) {
                applied.run();
                tellKept(saved);
            }

            @Override
            void notKept(StorageException cause) {
                tellNotKept(saved, cause);
            }
        });
    }

    /** Calls {@code saved} when everything that was appended before is kept. */
    void sync(Saved saved) {
        append(Entry.newBuilder(), () -> {}, saved);
    }

    /** Appends the entry of a change that cannot be taken back. */
    void change(Entry.Builder entry, Runnable applied) {
        append(new Write() {

            private long order = -1;

            @Override
            Entry.Builder entry() {
                order = changes++;
                return entry;
            }

            @Override
            void kept(long position, int size) {
                applied.run();
            }

            @Override
            void notKept(StorageException cause) {
                if (order < 0) {
                    order = changes++;
                }
                synchronized (unkept) {
                    unkept.put(order, new Change(order, entry.clearBefore().build(), applied));
                }
            }
        });
    }

    /** Tries once more to keep the changes whose entries could not be written. */
    void retryChanges() {
        boolean none;
        synchronized (unkept) {
            none = unkept.isEmpty();
        }
        if (!none) {
            sync(unheard -> {});
        }
    }

    /** On the commit thread. */
    void tellKept(Saved saved) {
        kept.add(saved);
    }

    /** On the commit thread: runs a listener once, after what the same commit tells. */
    void wake(Runnable listener) {
        listeners.add(listener);
    }

    void tellNotKept(Saved saved, StorageException cause) {
        execute(() -> tell(saved, cause));
    }

    /** On the commit thread, after each commit. */
    void tell() {
        if (kept.isEmpty() && listeners.isEmpty()) {
            return;
        }
        List<Saved> toldNow = kept;
        Set<Runnable> wokenNow = listeners;
        kept = new ArrayList<>(toldNow.size());
        listeners = new LinkedHashSet<>();
        execute(() -> {
            toldNow.forEach(saved -> tell(saved, null));
            wokenNow.forEach(Runnable::run);
        });
    }

    /** One who fails must not keep the others from hearing. */
    private static void tell(Saved saved, @Nullable StorageException failure) {
        try {
            saved.saved(failure);
        } catch (RuntimeException e) {
            LOG.error("Somebody who was told what became of a change failed; the broker goes on", e);
        }
    }

    private void execute(Runnable task) {
        try {
            broker.execute(task);
        } catch (RejectedExecutionException e) {
            // The broker stops; who still waits is told on this thread.
            task.run();
        }
    }

    /** A write together with the changes that go along with it. */
    private final class Carrying implements CommitLog.Outcome {

        private final Write write;
        private List<Change> carried = List.of();
        private int size;

        Carrying(Write write) {
            this.write = write;
        }

        MessageLite entry() {
            Entry.Builder entry = write.entry();
            synchronized (unkept) {
                if (!unkept.isEmpty()) {
                    carried = List.copyOf(unkept.values());
                    unkept.clear();
                    carried.forEach(change -> entry.addBefore(change.entry()));
                }
            }
            Entry built = entry.build();
            size = built.getSerializedSize();
            return built;
        }

        @Override
        public void committed(long position) {
            carried.forEach(change -> change.kept().run());
            write.kept(position, size);
        }

        @Override
        public void failed(IOException cause) {
            synchronized (unkept) {
                carried.forEach(change -> unkept.put(change.order(), change));
            }
            write.notKept(new StorageException(
                    "Cannot write to the data directory " + directory + ": " + cause.getMessage(), cause));
        }
    }
}
