package org.danubecamel.client.internal.receive;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.Delivery;
import org.jspecify.annotations.Nullable;

/** One delivery of an open message. Of the calls that end it only the first counts. */
final class InboxDelivery implements Delivery {

    private final PartitionReceiver receiver;
    private final InboxEntry entry;
    private final ReceivedMessage message;
    private final InboxDelivery first;
    private final int redeliveryCount;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final AckAnswer answer = new AckAnswer();

    /** The first delivery since the message arrived. */
    InboxDelivery(PartitionReceiver receiver, InboxEntry entry) {
        this(receiver, entry, Objects.requireNonNull(entry.message()), null);
    }

    private InboxDelivery(
            PartitionReceiver receiver, InboxEntry entry, ReceivedMessage message, @Nullable InboxDelivery first) {
        this.receiver = receiver;
        this.entry = entry;
        this.message = message;
        this.first = first == null ? this : first;
        this.redeliveryCount = entry.countDelivery();
    }

    InboxEntry entry() {
        return entry;
    }

    /** Returns the first delivery since the message arrived, which holds its place in the lane of its key. */
    InboxDelivery first() {
        return first;
    }

    /** Returns the next delivery from memory. */
    InboxDelivery next() {
        return new InboxDelivery(receiver, entry, message, first);
    }

    ReceivedMessage received() {
        return message;
    }

    @Override
    public DanubeMessage message() {
        return message;
    }

    @Override
    public int redeliveryCount() {
        return redeliveryCount;
    }

    @Override
    public CompletableFuture<AckOutcome> acknowledge() {
        if (decided.compareAndSet(false, true)) {
            receiver.acknowledge(this, answer);
        }
        return answer.ask();
    }

    @Override
    public CompletableFuture<AckOutcome> negativeAcknowledge(Duration delay, @Nullable String reason) {
        if (decided.compareAndSet(false, true)) {
            receiver.negativeAcknowledge(this, delay, reason, answer);
        }
        return answer.ask();
    }

    @Override
    public void retryLater(Duration delay) {
        retryUnlessDecided(delay);
    }

    /** Returns whether this was the call that ended the delivery. */
    boolean retryUnlessDecided(Duration delay) {
        if (!decided.compareAndSet(false, true)) {
            return false;
        }
        answer.tell(AckOutcome.UNCONFIRMED);
        receiver.retryLater(this, delay);
        return true;
    }

    @Override
    public String toString() {
        return "delivery of " + message;
    }
}
