package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.danubecamel.embedded.storage.format.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Adds entries to the log and tells what became of them, on the broker's threads and a whole commit at a time. A change
 * whose entry could not be written goes along with the next entry of any kind, so that none takes effect without it.
 */
final class Appender {

    private final CommitLog log;
    private final String directory;
    private final Executor broker;
    private final List<Change> unkept = new ArrayList<>();

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
            @Override
            Entry.Builder entry() {
                return entry;
            }

            @Override
            void kept(long position, int size) {
                applied.run();
            }

            @Override
            void notKept(StorageException cause) {
                synchronized (unkept) {
                    unkept.add(new Change(entry.clearBefore().build(), applied));
                }
            }
        });
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
        try {
            broker.execute(() -> saved.saved(cause));
        } catch (RejectedExecutionException e) {
            // The broker stops; who still waits is told on this thread.
            saved.saved(cause);
        }
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
        broker.execute(() -> {
            toldNow.forEach(saved -> saved.saved(null));
            wokenNow.forEach(Runnable::run);
        });
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
                    carried = List.copyOf(unkept);
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
                unkept.addAll(carried);
            }
            write.notKept(new StorageException(
                    "Cannot write to the data directory " + directory + ": " + cause.getMessage(), cause));
        }
    }
}
