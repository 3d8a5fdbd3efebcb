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

    /** What was chosen since the newest segment began; what is still needed of it could not be copied. */
    private final Set<Integer> chosen = new HashSet<>();

    private int active;

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
            choose(Long.MAX_VALUE);
        } else if (log.isFull()) {
            // What is reserved serves to make space: little is copied so that whole files can be deleted.
            choose(log.reserved() / 2);
        }
        int copied = 0;
        while (!copies.isEmpty() && copied < STEP_BYTES) {
            copied += begin(copies.remove());
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

    /** Plans to copy what segments have that are mostly unneeded, those first that have least, unless it is going on. */
    private void choose(long mostBytes) {
        if (!copies.isEmpty()) {
            return;
        }
        List<Integer> sparse = log.segments().stream()
                .filter(segment -> segment != active && use.bytes(segment) < segmentBytes / 2)
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
            state.appender().appendIfRoom(this);
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
            LOG.debug("A message stays where it is: {}", cause.getMessage());
        }
    }
}
