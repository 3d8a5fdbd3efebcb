package org.danubecamel.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MemoryTest {

    @Test
    void residentMemoryIsReadFromTheStatusOfAProcess() {
        assertThat(Memory.resident("VmHWM:\t  700000 kB\nVmRSS:\t  123456 kB\nVmData:\t 9 kB\n"))
                .isEqualTo(123_456L * 1024);
    }

    @Test
    void committedMemoryIsTheTotalOfTheSummary() {
        assertThat(Memory.committed("Native Memory Tracking:\n\nTotal: reserved=1986471KB, committed=612345KB\n"
                        + "-  Java Heap (reserved=524288KB, committed=524288KB)\n"))
                .isEqualTo(612_345L * 1024);
    }

    @Test
    void trackingThatIsOffIsReportedAsSuch() {
        assertThatThrownBy(() -> Memory.committed("Native memory tracking is not enabled"))
                .hasMessageContaining("Native memory tracking is not enabled");
    }

    @Test
    void whatIsReachableCountsAndGarbageDoesNot() {
        var before = Memory.liveHeap();
        var kept = new byte[64 << 20];
        var withKept = Memory.liveHeap();
        kept = new byte[1];
        var afterwards = Memory.liveHeap();

        assertThat(withKept - before).isGreaterThan(48 << 20);
        assertThat(withKept - afterwards).isGreaterThan(48 << 20);
        assertThat(kept).hasSize(1);
    }
}
