package org.danubecamel.batch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceWindowTest {

    private final SourceWindow window = new SourceWindow();

    @Test
    void knowsNothingAtFirst() {
        assertThat(window.isReached(1_000)).isFalse();
    }

    @Test
    void isWhatWasSentAfterASilenceThatLastedUntilTheResult() {
        window.sent(10, true, true);
        window.landed();
        assertThat(window.isReached(9)).isFalse();
        assertThat(window.isReached(10)).isTrue();
    }

    @Test
    void isNotLearnedFromABatchDuringWhichSomethingArrived() {
        window.sent(10, true, true);
        window.arrived(true);
        window.landed();
        assertThat(window.isReached(10)).isFalse();
    }

    @Test
    void isForgottenWhenSomethingArrivesDuringABatch() {
        window.sent(10, true, true);
        window.landed();
        window.sent(10, true, true);
        window.arrived(true);
        window.landed();
        assertThat(window.isReached(10)).isFalse();
    }

    @Test
    void isNotLearnedFromAFullBatch() {
        window.sent(1_000, false, true);
        window.landed();
        assertThat(window.isReached(1_000)).isFalse();
    }

    @Test
    void isNotLearnedFromOneOfSeveralBatches() {
        window.sent(10, true, false);
        window.landed();
        assertThat(window.isReached(10)).isFalse();
    }

    @Test
    void staysWhileRecordsArriveBetweenBatches() {
        window.sent(10, true, true);
        window.landed();
        window.arrived(false);
        assertThat(window.isReached(10)).isTrue();
    }
}
