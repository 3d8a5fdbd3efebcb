package org.danubecamel.records.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is converted in a shorter way is what the longer one gives. */
class ShortcutsTest {

    private static final TypeConverter CONVERTER = new TypeConverter();

    @Test
    void timestampsInUtcAreWhatTheFormatterReads() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var at = Instant.ofEpochSecond(
                    random.nextLong(-62_167_219_200L, 253_402_300_800L), random.nextInt(1_000_000_000));
            var text = i % 3 == 0
                    ? at.toString()
                    : at.toString().substring(0, 19) + "." + random.nextInt(1, 1 << 20) + "Z";
            assertThat(UtcTimestamp.parse(text))
                    .as(text)
                    .isEqualTo(Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-31T23:59:59",
                "2026-01-31T23:59:59+01:00",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T23:60:00Z",
                "2026-01-31T23:59:60Z",
                "2026-01-31 23:59:59Z",
                "2026-01-31T23:59:59.Z",
                "2026-01-31T23:59:59.0123456789Z",
                "2026-01-31T23:59:59,5Z",
                "+2026-01-31T23:59:59Z",
                "2026-1-31T23:59:59.000Z",
                "202\u0666-01-31T23:59:59Z"
            })
    void whatIsNoSuchTimestampIsLeftToTheFormatter(String text) {
        assertThat(UtcTimestamp.parse(text)).isNull();
    }

    @Test
    void datesAreWhatTheFormatterReads() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var date = LocalDate.ofEpochDay(random.nextLong(-719_528, 2_932_897));

            assertThat(IsoDate.parse(date.toString())).isEqualTo(date);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-3",
                "2026-02-30",
                "2026-13-01",
                "2026/01/31",
                "+026-01-31",
                "-026-01-31",
                "2026-01-31Z",
                "202\u0666-01-31"
            })
    void whatIsNoSuchDateIsLeftToTheFormatter(String text) {
        assertThat(IsoDate.parse(text)).isNull();
    }

    @Test
    void aDoubleIsTheDecimalThatItPrintsAs() {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            int scale = random.nextInt(13);
            var type = new DecimalType(scale + 1 + random.nextInt(20), scale);
            double number = BigDecimal.valueOf(
                            random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), random.nextInt(13))
                    .doubleValue();
            var exact = new BigDecimal(Double.toString(number));

            assertThat(converted(number, type)).as(number + " as " + type).isEqualTo(converted(exact, type));
        }
    }

    private static Object converted(Object value, DecimalType type) {
        try {
            return CONVERTER.convert(value, type, "x");
        } catch (org.danubecamel.records.RecordException e) {
            return e.reason();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 53, -(1L << 53)})
    void aLongThatADoubleHoldsBecomesIt(long number) {
        assertThat(CONVERTER.convert(number, ScalarType.DOUBLE, "x")).isEqualTo((double) number);
    }

    @ParameterizedTest
    @ValueSource(longs = {(1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE + 1})
    void aLongThatADoubleDoesNotHoldIsRefused(long number) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> CONVERTER.convert(number, ScalarType.DOUBLE, "x")))
                .hasMessageStartingWith("DNB-3206");
    }
}
