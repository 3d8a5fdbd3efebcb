package org.danubecamel.connector.files.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a journal counts after the process that wrote it has ended, or the power. */
class JournalTest {

    @TempDir
    private Path folder;

    private static final class Records implements JournalReader.Visitor {

        private final List<Record> found = new ArrayList<>();

        @Override
        public void open(long file, String target) {}

        @Override
        public void record(long file, Record record) {
            found.add(record);
        }

        @Override
        public void complete(long file) {}
    }

    @Test
    void recordsComeBackAsTheyWere() throws IOException {
        var record = Record.of(
                "null",
                null,
                "yes",
                true,
                "no",
                false,
                "int",
                Integer.MIN_VALUE,
                "long",
                Long.MAX_VALUE,
                "double",
                Double.NaN,
                "decimal",
                new BigDecimal("-12345678901234567890.123E+20"),
                "string",
                "ä€😀\u0000",
                "half",
                "\uD83D",
                "bytes",
                Bytes.copyOf(new byte[] {0, -1}),
                "date",
                LocalDate.MIN,
                "time",
                LocalTime.MAX,
                "instant",
                Instant.MIN,
                "local",
                LocalDateTime.MAX,
                "id",
                UUID.randomUUID(),
                "list",
                Arrays.asList(1, null, List.of(Record.of("int", 1))),
                "struct",
                Record.of("", Record.empty()));
        append(1, record, record);

        assertThat(read()).containsExactly(record, record);
    }

    @Test
    void aBatchThatIsCutOffAnywhereDoesNotCountAndThoseBeforeItDo() throws IOException {
        append(1, Record.of("n", 1));
        var before = Files.size(Journal.segment(folder, 1));
        var whole = folder.resolve("whole");
        append(2, Record.of("n", 2, "text", "x".repeat(50)));
        Files.move(Journal.segment(folder, 2), whole);
        var second = Files.readAllBytes(whole);
        for (int length = 0; length < second.length; length++) {
            Files.write(Journal.segment(folder, 2), Arrays.copyOf(second, length));
            assertThat(read()).as("cut after " + length).containsExactly(Record.of("n", 1));
        }
        assertThat(before).isPositive();
    }

    @Test
    void anyByteThatIsNotAsItWasWrittenIsFound() throws IOException {
        append(1, Record.of("n", 1, "text", "abc"));
        var bytes = Files.readAllBytes(Journal.segment(folder, 1));
        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 0x10;
            Files.write(Journal.segment(folder, 1), damaged);
            assertThat(read()).as("byte " + i).isEmpty();
        }
    }

    @Test
    void damageBeforeABatchThatCountsIsReportedAndNotPassedOver() throws IOException {
        append(1, Record.of("n", 1));
        append(2, Record.of("n", 2));
        var bytes = Files.readAllBytes(Journal.segment(folder, 1));
        bytes[bytes.length - 1] ^= 1;
        Files.write(Journal.segment(folder, 1), bytes);

        assertThatThrownBy(this::read).isInstanceOf(DamagedJournalException.class);
    }

    @Test
    void aBatchThatCouldNotBeSyncedDoesNotCount() throws IOException {
        try (var journal = new Journal(folder, 1, Long.MAX_VALUE)) {
            journal.append(batch(Record.of("n", 1)), Steps.NONE);
            assertThatThrownBy(() -> journal.append(batch(Record.of("n", 2)), step -> {
                        throw new IOException("No space left on device");
                    }))
                    .isInstanceOf(IOException.class);
        }
        assertThat(read()).containsExactly(Record.of("n", 1));
    }

    @Test
    void aJournalThatWasRemovedTakesNothing() throws IOException {
        try (var journal = new Journal(folder, 1, Long.MAX_VALUE)) {
            journal.append(batch(Record.of("n", 1)), Steps.NONE);
            Files.delete(Journal.segment(folder, 1));
            assertThatThrownBy(() -> journal.append(batch(Record.of("n", 2)), Steps.NONE))
                    .isInstanceOf(IOException.class);
        }
    }

    private void append(int segment, Record... records) throws IOException {
        try (var journal = new Journal(folder, segment, Long.MAX_VALUE)) {
            journal.append(batch(records), Steps.NONE);
        }
    }

    private static JournalBatch batch(Record... records) {
        var batch = new JournalBatch();
        batch.open(1, "a");
        for (var record : records) {
            batch.record(1, record);
        }
        return batch;
    }

    private List<Record> read() throws IOException {
        var records = new Records();
        new JournalReader(folder).visit(records);
        return records.found;
    }
}
