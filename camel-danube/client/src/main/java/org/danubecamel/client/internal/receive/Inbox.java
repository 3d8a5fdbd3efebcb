package org.danubecamel.client.internal.receive;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.receive.InboxEntry.State;
import org.danubecamel.client.internal.wire.Chain;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription knows of the messages of one partition: which are open, which are finished, and which copies of
 * them are repetitions. A copy is held back only if the message it repeats is remembered, offset and fingerprint alike;
 * everything else is delivered. Not thread-safe.
 *
 * <p>Open messages are all remembered; of the finished ones the last {@code shieldSize}. A message finished longer ago
 * than that is delivered again if the broker sends it again.
 */
final class Inbox {

    /** What to do with a message that arrived. */
    enum Verdict {
        /** Give it to the listener. */
        DELIVER,
        /** It is being worked on already. */
        HOLD_BACK,
        /** It is finished; acknowledge it again, because the broker seems not to know. */
        ACKNOWLEDGE_AGAIN
    }

    /**
     * The answer to a message that arrived.
     *
     * @param verdict what to do with it
     * @param entry what is remembered of it
     * @param deliveries how often it was delivered since it is open
     * @param offsetsRestarted whether it shows that the topic's offsets have begun anew
     */
    record Receipt(Verdict verdict, InboxEntry entry, int deliveries, boolean offsetsRestarted) {}

    private final TopicName topic;
    private final int shieldSize;
    /** By offset, which costs a fraction of a search by identity: of those with the same one, the newest. */
    private final Map<Long, InboxEntry> newest = new HashMap<>();
    /** The others, such as all earlier ones of a non-reliable topic, whose offsets are all 0. */
    private final Map<MessageIdentity, InboxEntry> older = new HashMap<>();

    private final Chain<InboxEntry> open = new Chain<>();
    private final Chain<InboxEntry> finished = new Chain<>();
    private final Frontier frontier = new Frontier();
    private long highestOffset;
    /** Counts how often the offsets began anew: one of another epoch means nothing to the frontier. */
    private int epoch;

    Inbox(TopicName topic, int shieldSize) {
        this.topic = topic;
        this.shieldSize = shieldSize;
    }

    /** Takes a message in that stream number {@code stream} delivered. */
    Receipt received(MessageIdentity identity, StreamMessage proto, long stream) {
        var known = find(identity);
        if (known == null) {
            var restarted = begunAnew(identity);
            return new Receipt(Verdict.DELIVER, remember(identity, proto, stream), 1, restarted);
        }
        known.deliveredBy(stream);
        return new Receipt(repetition(known, proto), known, known.copies(), false);
    }

    private @Nullable InboxEntry find(MessageIdentity identity) {
        var likely = newest.get(identity.offset());
        if (likely != null && likely.identity().equals(identity)) {
            return likely;
        }
        return older.isEmpty() ? null : older.get(identity);
    }

    private Verdict repetition(InboxEntry known, StreamMessage proto) {
        return switch (known.state()) {
            case RECEIVED -> {
                known.countCopy();
                yield Verdict.HOLD_BACK;
            }
            case DONE -> Verdict.ACKNOWLEDGE_AGAIN;
            case RETURNED -> {
                known.receivedAgain(new ReceivedMessage(topic, proto));
                known.open(open);
                yield Verdict.DELIVER;
            }
        };
    }

    private InboxEntry remember(MessageIdentity identity, StreamMessage proto, long stream) {
        var entry = new InboxEntry(identity, new ReceivedMessage(topic, proto), epoch, stream);
        var before = newest.put(identity.offset(), entry);
        if (before != null) {
            older.put(before.identity(), before);
        }
        entry.open(open);
        frontier.received(identity.offset());
        highestOffset = Math.max(highestOffset, identity.offset());
        return entry;
    }

    /** An offset that stood for another message proves it, unless all offsets are 0, as on a non-reliable topic. */
    private boolean begunAnew(MessageIdentity identity) {
        var other = identity.offset() <= highestOffset ? newest.get(identity.offset()) : null;
        var proof = other != null && other.epoch() == epoch && highestOffset > 0;
        if (proof) {
            frontier.reset();
            highestOffset = 0;
            epoch++;
        }
        return proof;
    }

    /** The message is finished. */
    void done(InboxEntry entry) {
        if (entry.state() == State.RECEIVED) {
            entry.become(State.DONE);
            if (entry.epoch() == epoch) {
                frontier.finished(entry.identity().offset());
            }
            retire(entry);
        }
    }

    /** The message was given back to the broker, which will deliver it again. */
    void returned(InboxEntry entry) {
        if (entry.state() == State.RECEIVED) {
            entry.become(State.RETURNED);
            retire(entry);
        }
    }

    private void retire(InboxEntry entry) {
        entry.close(open);
        entry.retire(finished);
        while (finished.size() > shieldSize) {
            var oldest = Objects.requireNonNull(finished.removeFirst());
            if (oldest.state() != State.RECEIVED) {
                forget(oldest);
            }
        }
    }

    private void forget(InboxEntry entry) {
        var offset = entry.identity().offset();
        if (newest.get(offset) == entry) {
            newest.remove(offset);
        } else {
            older.remove(entry.identity());
        }
    }

    /** Returns the message that has been open for longest, null if none is open. */
    @Nullable InboxEntry oldest() {
        return open.first();
    }

    /** Returns how many messages it remembers, open and finished. */
    int remembered() {
        return newest.size() + older.size();
    }

    /** Returns up to where the partition is complete. */
    Frontier frontier() {
        return frontier;
    }
}
