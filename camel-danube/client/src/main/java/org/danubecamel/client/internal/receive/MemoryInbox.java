package org.danubecamel.client.internal.receive;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.receive.InboxEntry.State;
import org.danubecamel.client.internal.wire.Chain;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/**
 * An inbox in memory. Open messages are all remembered; of the finished ones the last {@code shieldSize}. A message
 * finished longer ago than that is delivered again if the broker sends it again.
 */
final class MemoryInbox implements Inbox {

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

    MemoryInbox(TopicName topic, int shieldSize) {
        this.topic = topic;
        this.shieldSize = shieldSize;
    }

    @Override
    public Receipt received(MessageIdentity identity, StreamMessage proto, long stream) {
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

    @Override
    public void done(InboxEntry entry) {
        if (entry.state() == State.RECEIVED) {
            entry.become(State.DONE);
            if (entry.epoch() == epoch) {
                frontier.finished(entry.identity().offset());
            }
            retire(entry);
        }
    }

    @Override
    public void returned(InboxEntry entry) {
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

    @Override
    public @Nullable InboxEntry oldest() {
        return open.first();
    }

    /** Returns how many messages it remembers, open and finished. */
    int remembered() {
        return newest.size() + older.size();
    }

    @Override
    public OptionalLong completeUpTo() {
        return frontier.complete();
    }
}
