package org.danubecamel.client.internal.receive;

import org.danubecamel.client.internal.wire.Chain;
import org.jspecify.annotations.Nullable;

/** A message that an {@link Inbox} remembers. Changed only by it, and guarded by what guards it. */
final class InboxEntry {

    /** How far a message is. */
    enum State {
        /** Received, and neither finished nor returned. */
        RECEIVED,
        /** Negatively acknowledged: the broker will deliver it again. */
        RETURNED,
        /** Finished here; the broker may not know it yet. */
        DONE
    }

    private final MessageIdentity identity;
    private final @Nullable String key;
    private final int epoch;
    private @Nullable ReceivedMessage message;
    private State state = State.RECEIVED;
    private long stream;
    private int deliveries;
    private int copies = 1;
    private long openedNanos;
    private Chain.@Nullable Link<InboxEntry> open;
    private Chain.@Nullable Link<InboxEntry> retired;

    InboxEntry(MessageIdentity identity, ReceivedMessage message, int epoch, long stream) {
        this.identity = identity;
        this.key = message.key();
        this.message = message;
        this.epoch = epoch;
        this.stream = stream;
    }

    MessageIdentity identity() {
        return identity;
    }

    /** Returns how often the topic's offsets had begun anew when it arrived. */
    int epoch() {
        return epoch;
    }

    @Nullable String key() {
        return key;
    }

    /** Returns the message, null once it is finished. */
    @Nullable ReceivedMessage message() {
        return message;
    }

    State state() {
        return state;
    }

    /** Returns the number of the stream that delivered it last. */
    long stream() {
        return stream;
    }

    /** Counts that the listener is given it once more, and returns how often it was before. */
    int countDelivery() {
        return deliveries++;
    }

    /** Counts that the broker delivered it once more while it was open. */
    void countCopy() {
        copies++;
    }

    /** Returns how often the broker delivered it since it is open. */
    int copies() {
        return copies;
    }

    void deliveredBy(long number) {
        // A late copy from an older stream does not make the newer one's copy any older.
        stream = Math.max(stream, number);
    }

    void receivedAgain(ReceivedMessage again) {
        message = again;
        copies = 1;
        state = State.RECEIVED;
    }

    /** Puts it at the end of those that are open. */
    void open(Chain<InboxEntry> allOpen) {
        open = allOpen.add(this);
        openedNanos = System.nanoTime();
    }

    /** Takes it out of those that are open. */
    void close(Chain<InboxEntry> allOpen) {
        if (open != null) {
            allOpen.remove(open);
            open = null;
        }
    }

    /** Returns since when it is open, on the clock of {@link System#nanoTime}. */
    long openedNanos() {
        return openedNanos;
    }

    /** Puts it at the end of those that are not open, also if it was among them before. */
    void retire(Chain<InboxEntry> notOpen) {
        if (retired != null) {
            notOpen.remove(retired);
        }
        retired = notOpen.add(this);
    }

    void become(State next) {
        state = next;
        message = null;
    }
}
