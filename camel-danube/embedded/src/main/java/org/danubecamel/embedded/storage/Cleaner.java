package org.danubecamel.embedded.storage;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.danubecamel.embedded.storage.format.Entry;
import org.danubecamel.embedded.storage.format.Published;
import org.danubecamel.protocol.StreamMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files in proportion to what the slowest subscriptions need. A segment without a needed message is deleted;
 * of one that is mostly unneeded, the rest is copied to the end of the log. Runs on the commit thread.
 */
final class Cleaner {

    private static final Logger LOG = LoggerFactory.getLogger(Cleaner.class);

    /** At most this much is copied with one commit, so that publishes do not wait for long. */
    private static final int STEP_BYTES = 256 * 1024;

    private final CommitLog log;
    private final DiskState state;
    private final SegmentUse use;
    private final int segmentBytes;
    private final Queue<Copy> copies = new ArrayDeque<>();

    /** What was chosen since the newest segment began, so that what cannot be copied is not tried again and again. */
    private final Set<Integer> chosen = new HashSet<>();

    private int active;
    private boolean due;
    private boolean full;

    Cleaner(CommitLog log, DiskState state, SegmentUse use, int segmentBytes) {
        this.log = log;
        this.state = state;
        this.use = use;
        this.segmentBytes = segmentBytes;
    }

    void step() {
        if (log.activeSegment() != active) {
            active = log.activeSegment();
            chosen.clear();
            deleteUnused();
            due = true;
        }
        if (full != log.isFull()) {
            full = !full;
            copies.clear();
            chosen.clear();
        }
        if (copies.isEmpty()) {
            choose();
        }
        int copied = 0;
        while (!copies.isEmpty() && copied < STEP_BYTES) {
            copied += begin(copies.remove());
        }
    }

    private void choose() {
        if (full) {
            // What is reserved serves to make space: a little is copied if that makes much.
            choose(segmentBytes / 8, log.reserved() / 4);
        } else if (due && log.hasSpare()) {
            due = false;
            choose(segmentBytes / 2, Long.MAX_VALUE);
        }
    }

    /** Returns the number of bytes that are going to be copied. */
    private int begin(Copy copy) {
        try {
            return copy.begin();
        } catch (IndexOutOfBoundsException e) {
            // Nobody needs it any more.
            return 0;
        } catch (StorageException e) {
            LOG.warn("Files stay that hold messages which cannot be copied: {}", e.getMessage(), e);
            copies.clear();
            return 0;
        }
    }

    private void deleteUnused() {
        for (int segment : log.segments()) {
            if (segment != active && use.bytes(segment) == 0) {
                delete(segment);
            }
        }
    }

    /** Deletes a segment, unless it is being written to. */
    void unused(int segment) {
        if (segment != log.activeSegment()) {
            delete(segment);
        }
    }

    private void delete(int segment) {
        log.deleteSegment(segment);
        use.forget(segment);
    }

    /** Plans to copy what segments have of which less than a part is needed, those first that have least. */
    private void choose(int lessThan, long mostBytes) {
        List<Integer> sparse = log.segments().stream()
                .filter(segment -> segment != active && use.bytes(segment) < lessThan)
                .sorted(Comparator.comparingLong(use::bytes))
                .toList();
        Set<Integer> now = new HashSet<>();
        long bytes = 0;
        for (int segment : sparse) {
            bytes += use.bytes(segment);
            if (bytes <= mostBytes && chosen.add(segment)) {
                now.add(segment);
            }
        }
        if (!now.isEmpty()) {
            copyFrom(now);
        }
    }

    private void copyFrom(Set<Integer> segments) {
        for (DiskTopic topic : state.topics()) {
            for (long offset : topic.messages().offsetsIn(segments)) {
                copies.add(new Copy(topic, offset));
            }
        }
    }

    /** One message on its way to the end of the log. */
    private final class Copy extends Write {

        private final DiskTopic topic;
        private final long offset;
        private StreamMessage message = StreamMessage.getDefaultInstance();

        Copy(DiskTopic topic, long offset) {
            this.topic = topic;
            this.offset = offset;
        }

        int begin() {
            message = topic.get(offset);
            if (full) {
                state.appender().append(this);
            } else {
                state.appender().appendIfRoom(this);
            }
            return message.getSerializedSize();
        }

        @Override
        Entry.Builder entry() {
            return Entry.newBuilder()
                    .setPublished(
                            Published.newBuilder().setTopic(topic.number()).setMessage(message));
        }

        @Override
        void kept(long position, int size) {
            topic.messages().move(offset, position, size);
        }

        @Override
        void notKept(StorageException cause) {
            LOG.debug("A message stays where it is for now: {}", cause.getMessage());
            chosen.clear();
        }
    }
}
