package org.danubecamel.client.internal.receive;

import java.util.OptionalLong;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.MessageListener;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Wire;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** The inbox of a consumer in a model test, as it is or with a defect. */
public final class ModelInbox {

    /** How finished messages are remembered, and up to where the inbox calls the partition complete. */
    public enum Kind {
        /** As it should be. */
        REAL,
        /** Copies are recognised by their offset alone. */
        SHIELD_BY_OFFSET,
        /** The highest finished offset is taken for the end of the complete run. */
        FRONTIER_JUMPS_GAPS,
        /** A finished message is forgotten at once. */
        FORGETS_WHAT_IS_FINISHED
    }

    private final Inbox inbox;

    public ModelInbox(Kind kind, TopicName partition) {
        var size = kind == Kind.FORGETS_WHAT_IS_FINISHED ? 0 : 10_000;
        var real = new MemoryInbox(partition, size);
        inbox = switch (kind) {
            case REAL, FORGETS_WHAT_IS_FINISHED -> real;
            case SHIELD_BY_OFFSET -> new ByOffset(real);
            case FRONTIER_JUMPS_GAPS -> new Jumping(real);
        };
    }

    /** Returns a consumer that uses it. */
    public TopicConsumer consumer(Wire wire, ConsumerOptions options, MessageListener listener) {
        return new TopicConsumer(wire, options, listener, () -> {}, partition -> inbox);
    }

    public OptionalLong completeUpTo() {
        return inbox.completeUpTo();
    }

    private static class Passing implements Inbox {

        private final Inbox real;

        Passing(Inbox real) {
            this.real = real;
        }

        @Override
        public Receipt received(MessageIdentity identity, StreamMessage proto, long stream) {
            return real.received(identity, proto, stream);
        }

        @Override
        public void done(InboxEntry entry) {
            real.done(entry);
        }

        @Override
        public void returned(InboxEntry entry) {
            real.returned(entry);
        }

        @Override
        public @Nullable InboxEntry oldest() {
            return real.oldest();
        }

        @Override
        public OptionalLong completeUpTo() {
            return real.completeUpTo();
        }
    }

    private static final class ByOffset extends Passing {

        ByOffset(Inbox real) {
            super(real);
        }

        @Override
        public Receipt received(MessageIdentity identity, StreamMessage proto, long stream) {
            var offsetOnly =
                    StreamMessage.newBuilder().setMsgId(proto.getMsgId()).build();
            return super.received(MessageIdentity.of(offsetOnly), proto, stream);
        }
    }

    private static final class Jumping extends Passing {

        private long highest = -1;

        Jumping(Inbox real) {
            super(real);
        }

        @Override
        public void done(InboxEntry entry) {
            super.done(entry);
            highest = Math.max(highest, entry.identity().offset());
        }

        @Override
        public OptionalLong completeUpTo() {
            return highest < 0 ? OptionalLong.empty() : OptionalLong.of(highest);
        }
    }
}
