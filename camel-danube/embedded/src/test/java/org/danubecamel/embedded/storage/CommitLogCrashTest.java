package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What was told as committed is there after any crash, in order, and nothing that was never appended. */
class CommitLogCrashTest {

    private static final int RUNS = Integer.getInteger("danube.test.crashes", 60);
    private static final CommitLog.Settings SETTINGS = new CommitLog.Settings(1 << 16, true, 1 << 20, 1);

    @Test
    void everythingCommittedSurvivesPowerCutsAndKills() {
        assertThat(problems(RUNS, seed -> new LogCrashes(seed, true).problems()))
                .isEmpty();
    }

    @Test
    void everythingCommittedSurvivesCrashesAmongFailuresOfTheDisk() {
        assertThat(problems(
                        RUNS, seed -> new LogCrashes(seed, true).withFaults().problems()))
                .isEmpty();
    }

    @Test
    void everyOperationMayBeTheLast() {
        assertThat(problems(RUNS, seed -> new LogCrashes(seed, true)
                        .dyingAfter((int) (seed % 100))
                        .problems()))
                .isEmpty();
    }

    @Test
    void theCheckerReportsALogThatIsNotSynced() {
        assertThat(reported(seed -> new LogCrashes(seed, false).problems())).isTrue();
    }

    @Test
    void theCheckerReportsADiskThatOnlySaysThatItSynced() {
        assertThat(reported(seed -> new LogCrashes(seed, true)
                        .with(VolatileDisk::pretendToSync)
                        .problems()))
                .isTrue();
    }

    @Test
    void theCheckerReportsEveryByteThatChangesInWhatWasCommitted() throws Exception {
        for (int position = 0; position < 900; position += 7) {
            LogHistory history = new LogHistory();
            VolatileDisk disk = new VolatileDisk(position);
            appendOneByOne(disk, history, 20);
            VolatileDisk left = disk.powerCut();
            left.content(Segment.name(1)).flip(position, position % 8);

            assertThat(problemsAfter(left, history)).as("byte " + position).isNotEmpty();
        }
    }

    private static void appendOneByOne(VolatileDisk disk, LogHistory history, int count)
            throws IOException, InterruptedException {
        try (CommitLog log = CommitLog.open(disk, SETTINGS, new LogFindings(history))) {
            log.start();
            for (int i = 0; i < count; i++) {
                CountDownLatch done = new CountDownLatch(1);
                LogHistory.Noting outcome = history.new Noting(i, done::countDown);
                log.append(outcome::entry, outcome);
                done.await();
            }
        }
    }

    private static List<String> problemsAfter(VolatileDisk disk, LogHistory history) {
        LogFindings found = new LogFindings(history);
        try (CommitLog log = CommitLog.open(disk, SETTINGS, found)) {
            return history.problemsOf(found);
        } catch (IOException e) {
            return List.of("refused: " + e);
        }
    }

    private static boolean reported(LongFunction<List<String>> run) {
        return LongStream.range(0, 100).anyMatch(seed -> !run.apply(seed).isEmpty());
    }

    private static List<String> problems(int runs, LongFunction<List<String>> run) {
        return LongStream.range(0, runs)
                .boxed()
                .flatMap(seed -> run.apply(seed).stream().map(problem -> "seed " + seed + ": " + problem))
                .limit(20)
                .toList();
    }
}
