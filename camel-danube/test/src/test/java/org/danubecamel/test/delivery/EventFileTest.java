package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.SendOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventFileTest {

    private static final MessageId ID = new MessageId("p0", "k1", 17);

    @TempDir
    private Path directory;

    static List<Event> everyKind() {
        return List.of(
                new Event.Attempted(1, ID),
                new Event.Doubted(2, ID, "UNAVAILABLE"),
                new Event.Settled(3, ID, SendOutcome.UNKNOWN),
                new Event.Received(4, 8, ID, "/default/t-part-0@18446744073709551615", 2),
                new Event.Corrupted(5, "/default/t@1", "several words, with  blanks"),
                new Event.Processed(6, 8),
                new Event.Acknowledged(7, 8, AckOutcome.UNCONFIRMED),
                new Event.Ended(8, "/default/t", "UNAVAILABLE"),
                new Event.Drained(9));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void anEventIsReadAsItWasWritten(Event event) {
        assertThat(new EventCodec().decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Test
    void anEventCanBeReadAsSoonAsItIsAppended() {
        try (var file = EventFile.create(directory, "one", "run-1")) {
            var tail = new EventTail(directory.resolve("one.events"));
            file.append(micros -> new Event.Attempted(micros, ID));

            assertThat(poll(tail)).hasSize(1);
            assertThat(tail.run()).isEqualTo("run-1");
            assertThat(poll(tail)).isEmpty();

            file.append(Event.Drained::new);
            assertThat(poll(tail)).singleElement().isInstanceOf(Event.Drained.class);
        }
    }

    @Test
    void timeDoesNotGoBack() {
        try (var file = EventFile.create(directory, "one", "run-1")) {
            IntStream.range(0, 1_000).forEach(i -> file.append(Event.Drained::new));
        }

        assertThat(poll(new EventTail(directory.resolve("one.events"))))
                .hasSize(1_000)
                .isSortedAccordingTo((a, b) -> Long.compare(a.micros(), b.micros()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "drained", "drained 17"})
    void aTornLastLineIsNotRead(String torn) throws IOException {
        try (var file = EventFile.create(directory, "one", "run-1")) {
            file.append(Event.Drained::new);
        }
        Files.writeString(directory.resolve("one.events"), torn, StandardOpenOption.APPEND);

        assertThat(poll(new EventTail(directory.resolve("one.events")))).hasSize(1);
    }

    @Test
    void aTornLineIsReadOnceItIsWhole() throws IOException {
        var file = directory.resolve("one.events");
        var tail = new EventTail(file);

        Files.writeString(file, EventFile.HEADER + "run-1\ndrai");
        assertThat(poll(tail)).isEmpty();
        Files.writeString(file, "ned 17\n", StandardOpenOption.APPEND);
        assertThat(poll(tail)).containsExactly(new Event.Drained(17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "drained", "drained x", "attempted 1 p0 k0", "settled 1 p0 k0 1 PERHAPS"})
    void aDamagedLineIsNamed(String damaged) throws IOException {
        var file = directory.resolve("one.events");
        Files.write(file, List.of(EventFile.HEADER + "run-1", "drained 17", damaged, "drained 18"));

        assertThatThrownBy(() -> poll(new EventTail(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3 of " + file)
                .hasMessageContaining("'" + damaged + "'");
    }

    @Test
    void anotherFileIsNotTakenForOne() throws IOException {
        var file = Files.writeString(directory.resolve("one.events"), "hello\n");

        assertThatThrownBy(() -> poll(new EventTail(file)))
                .hasMessageContaining("line 1 of " + file)
                .hasMessageContaining("header");
    }

    @Test
    void aFileIsNeverContinuedByAnother() {
        EventFile.create(directory, "one", "run-1").close();

        assertThatThrownBy(() -> EventFile.create(directory, "one", "run-2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one.events already");
    }

    @Test
    void filesOfDifferentRunsAreNotJudgedTogether() {
        EventFile.create(directory, "one", "run-1").close();
        EventFile.create(directory, "two", "run-2").close();

        assertThatThrownBy(() -> DeliveryChecker.check(directory, DeliveryRules.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'run-1'")
                .hasMessageContaining("'run-2'");
    }

    @Test
    void aDirectoryWithoutRecordsIsRefused() {
        assertThatThrownBy(() -> DeliveryChecker.check(directory, DeliveryRules.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("*.events");
    }

    private static List<Event> poll(EventTail tail) {
        var events = new ArrayList<Event>();
        tail.poll(events::add);
        return events;
    }
}
