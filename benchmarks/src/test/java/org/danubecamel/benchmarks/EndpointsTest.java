package org.danubecamel.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.danubecamel.benchmarks.process.Arguments;
import org.junit.jupiter.api.Test;

final class EndpointsTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Test
    void threeThreadsForEachCoreAreAllowed() {
        assertThatCode(() -> Endpoints.checkThreads(threads(12, 12 + 3 * CORES)))
                .doesNotThrowAnyException();
    }

    @Test
    void threadsThatGrowWithTheEndpointsFail() {
        assertThatThrownBy(() -> Endpoints.checkThreads(threads(12, 12 + 3 * CORES + 1_000)))
                .hasMessageContaining("2000 producers and consumers")
                .hasMessageContaining(CORES + " cores");
    }

    private static Arguments threads(int before, int peak) {
        return Arguments.none().with("threadsBefore", before).with("threadsPeak", peak);
    }
}
