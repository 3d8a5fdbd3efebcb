package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.AckOutcome.CONFIRMED;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AckAnswerTest {
    private final AckAnswer answer = new AckAnswer();

    @Test
    void allWhoAskLearnTheOutcomeWheneverTheyAsk() {
        var first = answer.ask();
        var second = answer.ask();
        answer.tell(CONFIRMED);
        var third = answer.ask();

        assertThat(first).isCompletedWithValue(CONFIRMED);
        assertThat(second).isCompletedWithValue(CONFIRMED);
        assertThat(third).isCompletedWithValue(CONFIRMED);
    }

    @Test
    void whoAsksFirstAfterwardsLearnsItToo() {
        answer.tell(CONFIRMED);

        assertThat(answer.ask()).isCompletedWithValue(CONFIRMED);
        assertThat(answer.ask()).isCompletedWithValue(CONFIRMED);
    }

    @Test
    void whatOneDoesWithItsFutureConcernsNoOther() {
        var first = answer.ask();
        var second = answer.ask();
        first.cancel(true);
        second.orTimeout(1, TimeUnit.NANOSECONDS);
        answer.tell(CONFIRMED);

        assertThat(answer.ask()).isCompletedWithValue(CONFIRMED);
    }

    @Test
    void nobodyAwaitsWhatWasOnlyAskedFor() {
        var unused = answer.ask();

        assertThat(answer.isAwaited()).isFalse();
    }

    @Test
    void whoPlansSomethingForTheOutcomeAwaitsIt() {
        var unused = answer.ask().thenAccept(outcome -> {});

        assertThat(answer.isAwaited()).isTrue();
    }

    @Test
    void ofSeveralWhoAskAnyMayAwaitIt() {
        var unused = answer.ask();
        var second = answer.ask().thenAccept(outcome -> {});

        assertThat(second).isNotDone();
        assertThat(answer.isAwaited()).isTrue();
    }
}
