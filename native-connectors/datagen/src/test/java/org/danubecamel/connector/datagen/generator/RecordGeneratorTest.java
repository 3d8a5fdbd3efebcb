package org.danubecamel.connector.datagen.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.danubecamel.records.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record is a function of its seed and its number. */
class RecordGeneratorTest {

    private static final Path EXPECTED = Path.of("src", "test", "resources", "records-of-seed-42.jsonl");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FAR = 123_456_789_012L;

    @Test
    void theSameSeedGivesTheSameBytesAsInTheReleaseBefore() throws Exception {
        var lines = Stream.of(Pattern.values())
                .flatMap(pattern -> LongStream.of(1, 2, 3, FAR)
                        .mapToObj(number -> pattern.lowerCaseName() + " " + json(generator(pattern, 42), number)))
                .toList();

        Files.write(Path.of("target", EXPECTED.getFileName().toString()), lines);
        assertThat(Files.readAllLines(EXPECTED)).isEqualTo(lines);
    }

    @ParameterizedTest
    @EnumSource
    void aRecordDoesNotDependOnThoseMadeBefore(Pattern pattern) {
        var inOrder = generator(pattern, 7);
        var backwards = generator(pattern, 7);
        var first = LongStream.rangeClosed(1, 200).mapToObj(inOrder::record).toList();

        assertThat(LongStream.rangeClosed(1, 200).map(n -> 201 - n).mapToObj(backwards::record))
                .containsExactlyInAnyOrderElementsOf(first);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEQUENCE")
    void anotherSeedGivesOtherRecords(Pattern pattern) {
        var some = generator(pattern, 1);
        var others = generator(pattern, 2);

        assertThat(LongStream.rangeClosed(1, 50).filter(n -> json(some, n).equals(json(others, n))))
                .hasSizeLessThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void recordsDiffer(Pattern pattern) {
        var generator = generator(pattern, 3);

        assertThat(LongStream.rangeClosed(1, 1_000)
                        .mapToObj(number -> json(generator, number))
                        .distinct())
                .hasSizeGreaterThan(990);
    }

    @ParameterizedTest
    @EnumSource
    void eachHasAKeyAndItsNumber(Pattern pattern) {
        var generator = generator(pattern, 5);

        assertThat(LongStream.rangeClosed(1, 50).mapToObj(generator::record)).allSatisfy(generated -> {
            assertThat(generated.key()).isNotBlank();
            assertThat(generated.number()).isPositive();
        });
    }

    @Test
    void timesGrowWithNumbers() {
        var generator = generator(Pattern.SEQUENCE, 9);
        var times = LongStream.rangeClosed(1, 1_000)
                .mapToObj(number -> (Instant) generator.record(number).value().get("timestamp"))
                .toList();

        assertThat(times).isSorted();
        assertThat(times.get(0)).isBetween(START, START.plusMillis(100));
    }

    @Test
    void measuredValuesDoNotChange() {
        assertThatThrownBy(() -> new RecordGenerator(Pattern.METRICS, 1, true, "test", START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("metrics");
    }

    @Test
    void thereIsNoRecordZero() {
        assertThatThrownBy(() -> generator(Pattern.ORDERS, 1).record(0)).hasMessageContaining("no record 0");
    }

    private static RecordGenerator generator(Pattern pattern, long seed) {
        return new RecordGenerator(pattern, seed, false, "test", START);
    }

    private static String json(RecordGenerator generator, long number) {
        var generated = generator.record(number);
        return generated.key() + " " + JsonText.of(generated.value());
    }
}
