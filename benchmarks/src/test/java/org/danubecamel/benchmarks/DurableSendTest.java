package org.danubecamel.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.danubecamel.benchmarks.process.Arguments;
import org.junit.jupiter.api.Test;

final class DurableSendTest {

    @Test
    void whatIsStoredIsWrittenWithAllItsBytes() {
        assertThatCode(() -> DurableSend.checkWritten(written(1_100), 1_024)).doesNotThrowAnyException();
    }

    @Test
    void aBrokerThatAnswersWithoutStoringVoidsTheMeasurement() {
        assertThatThrownBy(() -> DurableSend.checkWritten(written(60), 1_024))
                .hasMessageContaining("did not store them");
    }

    private static Arguments written(double bytes) {
        return Arguments.none().with("written", bytes);
    }
}
