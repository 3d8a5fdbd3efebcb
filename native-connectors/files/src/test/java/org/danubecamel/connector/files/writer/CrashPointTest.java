package org.danubecamel.connector.files.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each step is the last one of a process, or fails: what was acknowledged is there, once. */
class CrashPointTest {

    private static final int BATCH = 10;
    private static final int BATCHES = 30;

    @TempDir
    private Path directory;

    /** Ends a writer as if its process had ended. */
    private static final class Halt extends Error {

        private static final long serialVersionUID = 1;
    }

    /** Has its effect each time that the step is reached for the n-th time since the last effect. */
    private static final class Struck implements Steps {

        private final Step step;
        private final int every;
        private final boolean halts;
        private int seen;
        private int effects;

        Struck(Step step, int every, boolean halts) {
            this.step = step;
            this.every = every;
            this.halts = halts;
        }

        @Override
        public void at(Step reached) throws IOException {
            if (reached == step && ++seen % every == 0 && effects < 5) {
                effects++;
                if (halts) {
                    throw new Halt();
                }
                throw new IOException("No space left on device");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void afterACrashNothingIsLostAndOnlyTheCallThatWasCutOffMayComeTwice(Step step) throws Exception {
        var steps = new Struck(step, 2, true);
        var acknowledged = new ArrayList<Integer>();
        var cutOff = new HashSet<Integer>();
        for (int batch = 0; batch < BATCHES; ) {
            // A batch that is not acknowledged is sent again by another process.
            var writer = writer(steps);
            try {
                for (; batch < BATCHES; batch++) {
                    writer.write(Numbered.range(batch * BATCH, (batch + 1) * BATCH));
                    acknowledged.addAll(numbers(batch));
                    if (step == Step.ADOPTED) {
                        writer.giveUp();
                    }
                }
                writer.close();
            } catch (Halt e) {
                cutOff.addAll(numbers(batch));
            }
        }
        var last = new Setup(directory).writer();
        last.check();
        last.close();

        assertThat(steps.effects).as("crashes at " + step).isEqualTo(5);
        var found = Directory.numbers(directory);
        assertThat(found).containsAll(acknowledged).hasSizeLessThanOrEqualTo(BATCHES * BATCH + 5 * BATCH);
        assertThat(found.stream().filter(n -> !cutOff.contains(n))).doesNotHaveDuplicates();
        assertThat(Directory.hidden(directory)).isEmpty();
    }

    /** Nothing that can fail is between the journal's sync and the end of what decides about the call. */
    @ParameterizedTest
    @EnumSource(value = Step.class, mode = EnumSource.Mode.EXCLUDE, names = "JOURNAL_SYNCED")
    void aFailureIsTheSystemsAndTheSameCallAgainWritesOnce(Step step) throws Exception {
        var steps = new Struck(step, 2, false);
        try (var writer = writer(steps)) {
            for (int batch = 0; batch < BATCHES; batch++) {
                if (step == Step.ADOPTED) {
                    writer.giveUp();
                }
                var records = Numbered.range(batch * BATCH, (batch + 1) * BATCH);
                for (var failure = catchThrowable(() -> writer.write(records));
                        failure != null;
                        failure = catchThrowable(() -> writer.write(records))) {
                    assertThat(failure).isInstanceOf(FilesException.class).hasMessageStartingWith("DNB-3501");
                }
            }
        }
        assertThat(steps.effects).as("failures at " + step).isEqualTo(5);
        assertThat(Directory.numbers(directory))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, BATCHES * BATCH).boxed().toList());
    }

    @Test
    void aWriterThatAcknowledgesBeforeItWritesWouldBeFoundToLose() throws Exception {
        var steps = new Struck(Step.JOURNAL_WRITTEN, 1, true);
        var writer = writer(steps);
        // The planted defect: acknowledged, whatever becomes of it, and never sent again.
        assertThatThrownBy(() -> writer.write(Numbered.range(0, BATCH))).isInstanceOf(Halt.class);
        var acknowledged = numbers(0);
        cutJournals();
        try (var next = new Setup(directory).writer()) {
            next.check();
        }
        assertThat(Directory.numbers(directory)).doesNotContainAnyElementsOf(acknowledged);
    }

    private void cutJournals() throws IOException {
        for (var folder : Directory.hidden(directory)) {
            try (var journals = java.nio.file.Files.newDirectoryStream(folder, "*.journal")) {
                for (var journal : journals) {
                    java.nio.file.Files.write(journal, new byte[0]);
                }
            }
        }
    }

    private FilesWriter writer(Steps steps) {
        return new Setup(directory)
                .rotation(new Rotation(0, 25, Duration.ofDays(1), Duration.ZERO))
                .steps(steps)
                .writer();
    }

    private static List<Integer> numbers(int batch) {
        return IntStream.range(batch * BATCH, (batch + 1) * BATCH).boxed().toList();
    }
}
