package org.danubecamel.client.internal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.text;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.fake.Samples;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final long SOON = 1_000;

    private final Outbox outbox = new Outbox("shop~1", false, Runnable::run);

    private PendingSend admit(OutgoingMessage message) {
        return outbox.admit(message, ByteString.copyFrom(message.payload()), message.payload().length, SOON);
    }

    private static DanubeException refusal() {
        return new DanubeException(ErrorId.MESSAGE_REFUSED, "no");
    }

    private static DanubeException failureOf(PendingSend send) {
        var thrown = new ArrayList<Throwable>();
        send.result.whenComplete((receipt, failure) -> thrown.add(failure));
        return (DanubeException) thrown.get(0);
    }

    @Test
    void numbersRiseInTheOrderInWhichMessagesWereGiven() {
        var ids = new ArrayList<Long>();
        for (var i = 0; i < 100; i++) {
            ids.add(admit(text("m" + i, "k" + i % 3)).message.getRequestId());
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates().first().isEqualTo(1L);
    }

    @Test
    void aMessageCarriesAllThatItWasGiven() {
        var before = System.currentTimeMillis();
        var message = admit(text("body", "key").withAttributes(Map.of("a", "1"))).message;

        assertThat(message.getPayload().toStringUtf8()).isEqualTo("body");
        assertThat(message.getRoutingKey()).isEqualTo("key");
        assertThat(message.getAttributesMap()).containsExactly(Map.entry("a", "1"));
        assertThat(message.getProducerName()).isEqualTo("shop~1");
        assertThat(message.getPublishTime()).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void aMessageWithoutAKeyHasNoneOnTheWireAndNoLane() {
        var send = admit(text("body"));

        assertThat(send.message.hasRoutingKey()).isFalse();
        assertThat(send.lane).isNull();
    }

    @Test
    void anEmptyKeyIsAKey() {
        var send = admit(text("body", ""));

        assertThat(send.message.hasRoutingKey()).isTrue();
        assertThat(send.lane).isEmpty();
    }

    @Test
    void anOrderedProducerHasOneLaneForAll() {
        var ordered = new Outbox("shop~1", true, Runnable::run);
        var keyless = ordered.admit(text("a"), ByteString.EMPTY, 0, SOON);
        var keyed = ordered.admit(text("b", "k"), ByteString.EMPTY, 0, SOON);

        assertThat(keyless.lane).isNotNull().isEqualTo(keyed.lane);
    }

    @Test
    void aStoredMessageHasItsReceipt() {
        var send = admit(text("a"));

        assertThat(outbox.stored(send, Samples.TOPIC.partition(3))).isTrue();
        assertThat(send.result.join().topic()).hasToString("/default/orders-part-3");
        assertThat(send.result.join().producerName()).isEqualTo("shop~1");
        assertThat(send.result.join().requestId()).isEqualTo(send.message.getRequestId());
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void aRefusedMessageIsSurelyNotStored() {
        var send = admit(text("a"));
        outbox.failed(send, refusal());

        assertThat(failureOf(send).outcome()).isEqualTo(SendOutcome.REFUSED);
        assertThat(failureOf(send).id()).isEqualTo(ErrorId.MESSAGE_REFUSED);
    }

    @Test
    void aMessageRefusedAfterAnUnansweredTryIsUnknown() {
        var send = admit(text("a"));
        send.ambiguous = true;
        outbox.failed(send, refusal());

        assertThat(failureOf(send).outcome()).isEqualTo(SendOutcome.UNKNOWN);
        assertThat(failureOf(send)).hasMessage("DNB-2301 no");
    }

    @Test
    void anExpiredMessageSaysWhatLastWentWrong() {
        var send = admit(text("a"));
        send.lastError = new DanubeException(ErrorId.UNREACHABLE, "the broker is gone");
        outbox.expired(send, null);

        assertThat(failureOf(send).id()).isEqualTo(ErrorId.DELIVERY_TIMEOUT);
        assertThat(failureOf(send).outcome()).isEqualTo(SendOutcome.REFUSED);
        assertThat(failureOf(send)).hasMessageContaining("DNB-2001 the broker is gone");
    }

    @Test
    void onlyThoseWhoseTimeIsOverAndThatAreNotUnderWayAreOverdue() {
        var underWay = admit(text("a"));
        underWay.inFlight = true;
        var waiting = admit(text("b"));

        assertThat(outbox.overdue(SOON - 1)).isEmpty();
        assertThat(outbox.overdue(SOON)).containsExactly(waiting);
    }

    @Test
    void theClockMayWrapAround() {
        var send = outbox.admit(text("a"), ByteString.EMPTY, 0, Long.MIN_VALUE + 5);

        assertThat(outbox.overdue(Long.MAX_VALUE - 5)).isEmpty();
        assertThat(outbox.overdue(Long.MIN_VALUE + 5)).containsExactly(send);
    }

    @Test
    void flushingWaitsForThoseThatAreHereWhateverBecomesOfThem() {
        var first = admit(text("a"));
        var second = admit(text("b"));
        var flushed = outbox.emptied();
        admit(text("later"));

        outbox.stored(first, Samples.TOPIC);
        assertThat(flushed).isNotDone();
        outbox.failed(second, refusal());
        assertThat(flushed).isCompleted();
    }

    @Test
    void eachMessageHasExactlyOneOutcomeWhateverIsTold() {
        var random = new Random(7);
        var outcomes = new AtomicInteger();
        var open = new ArrayList<PendingSend>();
        var left = 0;
        for (var i = 0; i < 1_000; i++) {
            var send = admit(text("m"));
            send.result.whenComplete((receipt, failure) -> outcomes.incrementAndGet());
            open.add(send);
        }
        for (var i = 0; i < 10_000; i++) {
            left += tell(open.get(random.nextInt(open.size())), random.nextInt(3)) ? 1 : 0;
        }
        open.forEach(send -> outbox.failed(send, refusal()));

        assertThat(left).isBetween(900, 1_000);
        assertThat(outcomes).hasValue(1_000);
        assertThat(outbox.all()).isEqualTo(List.of());
    }

    private boolean tell(PendingSend send, int what) {
        return switch (what) {
            case 0 -> outbox.stored(send, Samples.TOPIC);
            case 1 -> outbox.failed(send, refusal());
            default -> outbox.expired(send, null);
        };
    }
}
