package org.danubecamel.client.internal.receive;

import java.util.OptionalLong;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription knows of the messages of one partition: which are open, which are finished, and which copies of
 * them are repetitions. A copy is held back only if the message it repeats is remembered, offset and fingerprint alike;
 * everything else is delivered. Not thread-safe.
 */
interface Inbox {

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

    /** Takes a message in that stream number {@code stream} delivered. */
    Receipt received(MessageIdentity identity, StreamMessage proto, long stream);

    /** The message is finished. */
    void done(InboxEntry entry);

    /** The message was given back to the broker, which will deliver it again. */
    void returned(InboxEntry entry);

    /** Returns the message that has been open for longest, null if none is open. */
    @Nullable InboxEntry oldest();

    /**
     * Returns the offset up to which, since the first one received, all were received and finished; nothing before the
     * first is finished.
     */
    OptionalLong completeUpTo();
}
