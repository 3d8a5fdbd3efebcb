package org.danubecamel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.danubecamel.benchmarks.process.Arguments;
import org.junit.jupiter.api.Test;

final class SoakTest {

    @Test
    void aHeapThatGrowsShowsThoughTheRestDoesNot() {
        assertThat(Soak.ratio(List.of(memory(10, 100), memory(12, 100), memory(15, 100))))
                .isEqualTo(1.5);
    }

    @Test
    void nativeMemoryThatGrowsShowsThoughTheHeapDoesNot() {
        assertThat(Soak.ratio(List.of(memory(10, 100), memory(10, 110), memory(10, 130))))
                .isEqualTo(1.3);
    }

    private static Arguments memory(int heap, int outsideHeap) {
        return Arguments.none().with("heap", heap).with("outsideHeap", outsideHeap);
    }
}
