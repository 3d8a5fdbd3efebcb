package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A storage does what its model does, through crashes and failures of its disk. */
class DiskStorageCrashTest {

    private static final int RUNS = Integer.getInteger("danube.test.crashes", 60);

    private final StorageCoverage coverage = new StorageCoverage();

    @Test
    void whatWasToldIsFoundAfterPowerCutsAndKills() {
        assertThat(problems(RUNS, seed -> run(seed, true, false, StorageDefect.NONE)))
                .isEmpty();

        assertThat(coverage.rolled()).isPositive();
        assertThat(coverage.deleted()).isPositive();
        assertThat(coverage.copied()).isPositive();
        assertThat(coverage.read()).isPositive();
    }

    @Test
    void whatWasToldIsFoundAfterFailuresOfTheDiskToo() {
        assertThat(problems(RUNS, seed -> run(seed, true, true, StorageDefect.NONE)))
                .isEmpty();

        assertThat(coverage.carried()).isPositive();
    }

    @Test
    void withoutSyncsAPowerCutTakesWhatWasLastAndLeavesAStorageThatOpens() {
        LongFunction<List<String>> refusals = seed -> run(seed, false, false, StorageDefect.NONE).stream()
                .filter(problem -> !problem.startsWith("found"))
                .toList();

        assertThat(problems(2 * RUNS, refusals)).isEmpty();
    }

    @Test
    void theCheckerReportsAStorageThatIsNotSynced() {
        assertThat(reported(seed -> run(seed, false, false, StorageDefect.NONE)))
                .isTrue();
    }

    @Test
    void theCheckerReportsOffsetsThatAreToldAsFinishedBeforeTheyAreKept() {
        StorageDefect early = new StorageDefect() {
            @Override
            public Saved finishing(Saved saved) {
                saved.saved(null);
                return unheard -> {};
            }
        };

        assertThat(reported(seed -> run(seed, true, false, early))).isTrue();
    }

    @Test
    void theCheckerReportsMessagesThatAreForgottenBeforeTheirSubscription() {
        StorageDefect early = new StorageDefect() {
            @Override
            public void unsubscribing(DiskFaults faults, TopicStorage topic, long needed) {
                faults.fail(DiskFaults.Operation.WRITE, 0, Integer.MAX_VALUE);
                ((DiskTopic) topic).messages().trimTo(needed);
            }
        };

        assertThat(reported(seed -> run(seed, true, false, early))).isTrue();
    }

    private List<String> run(long seed, boolean fsync, boolean faults, StorageDefect defect) {
        return new StorageCrashes(seed, fsync, faults, defect, coverage).problems();
    }

    private static boolean reported(LongFunction<List<String>> run) {
        return LongStream.range(0, 1000).anyMatch(seed -> !run.apply(seed).isEmpty());
    }

    private static List<String> problems(int runs, LongFunction<List<String>> run) {
        return LongStream.range(0, runs)
                .boxed()
                .flatMap(seed -> run.apply(seed).stream().map(problem -> "seed " + seed + ": " + problem))
                .limit(3)
                .toList();
    }
}
