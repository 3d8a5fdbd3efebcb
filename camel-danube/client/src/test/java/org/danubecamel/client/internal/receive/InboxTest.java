package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.builder;
import static org.danubecamel.client.fake.Samples.message;

import org.danubecamel.client.fake.Samples;
import org.danubecamel.client.internal.receive.Inbox.Receipt;
import org.danubecamel.client.internal.receive.Inbox.Verdict;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final long STREAM = 1;
    private static final int SHIELD = 4;

    private final MemoryInbox inbox = new MemoryInbox(Samples.TOPIC, SHIELD);

    private Receipt receive(StreamMessage message) {
        return inbox.received(MessageIdentity.of(message), message, STREAM);
    }

    private InboxEntry finish(StreamMessage message) {
        var entry = receive(message).entry();
        inbox.done(entry);
        return entry;
    }

    @Test
    void aNewMessageIsDelivered() {
        var receipt = receive(message(7));

        assertThat(receipt.verdict()).isEqualTo(Verdict.DELIVER);
        assertThat(receipt.entry().state()).isEqualTo(InboxEntry.State.RECEIVED);
        assertThat(receipt.entry().stream()).isEqualTo(STREAM);
        assertThat(receipt.offsetsRestarted()).isFalse();
    }

    @Test
    void aCopyOfAnOpenMessageIsHeldBackAndItsStreamNoted() {
        var entry = receive(message(7)).entry();
        var receipt = inbox.received(MessageIdentity.of(message(7)), message(7), 2);

        assertThat(receipt.verdict()).isEqualTo(Verdict.HOLD_BACK);
        assertThat(receipt.entry()).isSameAs(entry);
        assertThat(entry.stream()).isEqualTo(2);
    }

    @Test
    void aCopyOfAFinishedMessageIsAcknowledgedAgain() {
        finish(message(7));

        assertThat(inbox.received(MessageIdentity.of(message(7)), message(7), 2).verdict())
                .isEqualTo(Verdict.ACKNOWLEDGE_AGAIN);
    }

    @Test
    void aReturnedMessageIsDeliveredAgainAndCounted() {
        var entry = receive(message(7)).entry();
        entry.countDelivery();
        inbox.returned(entry);
        var again = receive(message(7));

        assertThat(again.verdict()).isEqualTo(Verdict.DELIVER);
        assertThat(again.entry()).isSameAs(entry);
        assertThat(again.entry().countDelivery()).isEqualTo(1);
    }

    @Test
    void aFinishedMessageCannotBeReturned() {
        var entry = finish(message(7));
        inbox.returned(entry);

        assertThat(entry.state()).isEqualTo(InboxEntry.State.DONE);
    }

    @Test
    void aFinishedMessagesBodyIsLetGo() {
        assertThat(finish(message(7)).message()).isNull();
    }

    @Test
    void onlyTheLastFinishedMessagesAreRemembered() {
        for (var offset = 0; offset <= SHIELD; offset++) {
            finish(message(offset));
        }
        assertThat(inbox.remembered()).isEqualTo(SHIELD);
        assertThat(receive(message(1)).verdict()).isEqualTo(Verdict.ACKNOWLEDGE_AGAIN);
        assertThat(receive(message(0)).verdict()).isEqualTo(Verdict.DELIVER);
    }

    @Test
    void openMessagesAreRememberedHoweverManyFinish() {
        receive(message(0));
        for (var offset = 1; offset <= 10 * SHIELD; offset++) {
            finish(message(offset));
        }
        assertThat(receive(message(0)).verdict()).isEqualTo(Verdict.HOLD_BACK);
        assertThat(inbox.remembered()).isEqualTo(SHIELD + 1);
    }

    @Test
    void anOpenMessageThatWasReturnedOnceIsRememberedToo() {
        var entry = receive(message(0)).entry();
        inbox.returned(entry);
        receive(message(0));
        for (var offset = 1; offset <= 10 * SHIELD; offset++) {
            finish(message(offset));
        }
        assertThat(receive(message(0)).verdict()).isEqualTo(Verdict.HOLD_BACK);
    }

    @Test
    void anotherMessageAtAKnownOffsetIsDeliveredAndShowsThatOffsetsBeganAnew() {
        finish(message(0));
        finish(message(1));
        var receipt = receive(builder(0, "another").build());

        assertThat(receipt.verdict()).isEqualTo(Verdict.DELIVER);
        assertThat(receipt.offsetsRestarted()).isTrue();
    }

    @Test
    void offsetsBeganAnewIsToldOnce() {
        for (var offset = 0; offset < 3; offset++) {
            finish(message(offset));
        }
        assertThat(receive(builder(0, "x").build()).offsetsRestarted()).isTrue();
        assertThat(receive(builder(1, "y").build()).offsetsRestarted()).isFalse();
        assertThat(receive(builder(2, "z").build()).offsetsRestarted()).isFalse();
    }

    @Test
    void aLowerOffsetThatIsNotRememberedProvesNothing() {
        finish(message(100));

        assertThat(receive(builder(3, "late").build()).offsetsRestarted()).isFalse();
    }

    @Test
    void onANonReliableTopicAllOffsetsAreZeroAndProveNothing() {
        for (var i = 0; i < 100; i++) {
            var receipt = receive(builder(0, "body").setRequestId(i).build());

            assertThat(receipt.verdict()).isEqualTo(Verdict.DELIVER);
            assertThat(receipt.offsetsRestarted()).isFalse();
            inbox.done(receipt.entry());
        }
    }

    @Test
    void theFrontierFollowsWhatIsFinished() {
        var open = receive(message(5)).entry();
        finish(message(6));
        assertThat(inbox.completeUpTo()).isEmpty();

        inbox.done(open);
        assertThat(inbox.completeUpTo()).hasValue(6);
    }

    @Test
    void aMessageOfBeforeTheOffsetsBeganAnewDoesNotCountForItsOffset() {
        var old = receive(message(2)).entry();
        finish(message(0));
        finish(builder(0, "x").build());
        inbox.done(old);
        finish(builder(1, "y").build());

        assertThat(inbox.completeUpTo()).hasValue(1);
    }

    @Test
    void aReturnedMessageHoldsTheFrontier() {
        inbox.returned(receive(message(0)).entry());
        finish(message(1));

        assertThat(inbox.completeUpTo()).isEmpty();
    }
}
