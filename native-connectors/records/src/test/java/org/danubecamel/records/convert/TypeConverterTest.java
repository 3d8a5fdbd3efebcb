package org.danubecamel.records.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Field;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.ListType;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordException.Reason;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.StructType;
import org.danubecamel.records.convert.ConversionOptions.BytesEncoding;
import org.danubecamel.records.convert.ConversionOptions.EpochUnit;
import org.danubecamel.records.convert.ConversionOptions.UnknownFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value becomes one of the wanted type exactly, or the error says why it cannot. */
class TypeConverterTest {

    private static final TypeConverter CONVERTER = new TypeConverter();
    private static final UUID ID = UUID.fromString("6f1c7f9e-0d5f-4a52-9c0e-2f6f2f3c1b7a");

    static Stream<Arguments> exact() {
        var decimal = new DecimalType(10, 2);
        return Stream.of(
                Arguments.of(7L, ScalarType.INT, 7),
                Arguments.of(7.0, ScalarType.INT, 7),
                Arguments.of("-7", ScalarType.INT, -7),
                Arguments.of("1e3", ScalarType.LONG, 1000L),
                Arguments.of(new BigDecimal("9223372036854775807"), ScalarType.LONG, Long.MAX_VALUE),
                Arguments.of(1L << 53, ScalarType.DOUBLE, 9007199254740992.0),
                Arguments.of("0.1", ScalarType.DOUBLE, 0.1),
                Arguments.of("NaN", ScalarType.DOUBLE, Double.NaN),
                Arguments.of(new BigDecimal("0.1000"), ScalarType.DOUBLE, 0.1),
                Arguments.of("1.5", decimal, new BigDecimal("1.50")),
                Arguments.of(0.25, decimal, new BigDecimal("0.25")),
                Arguments.of(0, new DecimalType(2, 2), new BigDecimal("0.00")),
                Arguments.of("TRUE", ScalarType.BOOLEAN, true),
                Arguments.of(0, ScalarType.BOOLEAN, false),
                Arguments.of(new BigDecimal("1E+3"), ScalarType.STRING, "1000"),
                Arguments.of(Bytes.copyOf(new byte[] {-1}), ScalarType.STRING, "/w=="),
                Arguments.of(List.of(1, Record.of("a", "\u00E9")), ScalarType.STRING, "[1,{\"a\":\"\u00E9\"}]"),
                Arguments.of("/w==", ScalarType.BYTES, Bytes.copyOf(new byte[] {-1})),
                Arguments.of("2026-01-31", ScalarType.DATE, LocalDate.of(2026, 1, 31)),
                Arguments.of("2026-01-31T00:00", ScalarType.LOCAL_TIMESTAMP, LocalDateTime.of(2026, 1, 31, 0, 0)),
                Arguments.of("23:59:59.999999999", ScalarType.TIME, LocalTime.MAX),
                Arguments.of("2026-01-31T01:00:00+01:00", ScalarType.TIMESTAMP, Instant.parse("2026-01-31T00:00:00Z")),
                Arguments.of(1_500L, ScalarType.TIMESTAMP, Instant.ofEpochSecond(1, 500_000_000)),
                Arguments.of(-1, ScalarType.TIMESTAMP, Instant.ofEpochMilli(-1)),
                Arguments.of(0.5, ScalarType.TIMESTAMP, Instant.ofEpochSecond(0, 500_000)),
                Arguments.of(ID.toString().toUpperCase(java.util.Locale.ROOT), ScalarType.UUID, ID),
                Arguments.of(CONVERTER.convert(ID, ScalarType.BYTES, "f"), ScalarType.UUID, ID));
    }

    @ParameterizedTest
    @MethodSource("exact")
    void whatFitsIsConverted(Object value, FieldType type, Object expected) {
        assertThat(CONVERTER.convert(value, type, "f")).isEqualTo(expected);
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of(1L << 31, ScalarType.INT),
                Arguments.of("9223372036854775808", ScalarType.LONG),
                Arguments.of(0.5, ScalarType.LONG),
                Arguments.of("1e999", ScalarType.LONG),
                Arguments.of("1e1000000", ScalarType.LONG),
                Arguments.of("1e2147483647", ScalarType.DOUBLE),
                Arguments.of("1".repeat(5_000), ScalarType.DOUBLE),
                Arguments.of((1L << 53) + 1, ScalarType.DOUBLE),
                Arguments.of("1e309", ScalarType.DOUBLE),
                Arguments.of("1e-400", ScalarType.DOUBLE),
                Arguments.of("3.14159265358979323846", ScalarType.DOUBLE),
                Arguments.of("0.001", new DecimalType(10, 2)),
                Arguments.of("123456789", new DecimalType(10, 2)),
                Arguments.of("1e999", new DecimalType(10, 2)),
                Arguments.of(LocalDateTime.of(2026, 1, 1, 0, 1), ScalarType.DATE),
                Arguments.of(new BigDecimal("0.0000001"), ScalarType.TIMESTAMP),
                Arguments.of(Double.MAX_VALUE, ScalarType.TIMESTAMP));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatWouldBeLostIsAnError(Object value, FieldType type) {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> CONVERTER.convert(value, type, "f"))
                .withMessageStartingWith("DNB-3206 Field \"f\": ")
                .matches(e -> e.getMessage().length() < 400, "is short");
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("twelve", ScalarType.INT),
                Arguments.of("", ScalarType.LONG),
                Arguments.of(true, ScalarType.LONG),
                Arguments.of(Double.NaN, ScalarType.LONG),
                Arguments.of(Double.NaN, new DecimalType(3, 1)),
                Arguments.of("yes", ScalarType.BOOLEAN),
                Arguments.of(2, ScalarType.BOOLEAN),
                Arguments.of("***", ScalarType.BYTES),
                Arguments.of(1, ScalarType.BYTES),
                Arguments.of("2026-02-30", ScalarType.DATE),
                Arguments.of("31.01.2026", ScalarType.DATE),
                Arguments.of(20484, ScalarType.DATE),
                Arguments.of("24:00", ScalarType.TIME),
                Arguments.of("2026-01-31T00:00", ScalarType.TIMESTAMP),
                Arguments.of("2026-01-31T00:00Z", ScalarType.LOCAL_TIMESTAMP),
                Arguments.of(Instant.EPOCH, ScalarType.LOCAL_TIMESTAMP),
                Arguments.of("1-1-1-1-1", ScalarType.UUID),
                Arguments.of(1, new ListType(ScalarType.INT, false)),
                Arguments.of(1, new StructType(RecordSchema.of())),
                Arguments.of(1, ScalarType.NULL));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void whatIsNoneOfTheTypeIsAnError(Object value, FieldType type) {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> CONVERTER.convert(value, type, "f"))
                .withMessageStartingWith("DNB-3205 Field \"f\": ")
                .withMessageContaining("Allowed: ");
    }

    @Test
    void theErrorSaysWhichFieldWhatWasGivenAndWhatIsAllowed() {
        var items =
                new ListType(new StructType(RecordSchema.of(Field.required("price", new DecimalType(5, 2)))), false);
        var schema = RecordSchema.of(Field.required("items", items));
        var record = Record.of("items", List.of(Record.of("price", 1), Record.of("price", "free")));

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> CONVERTER.convert(record, schema))
                .withMessage("DNB-3205 Field \"items[1].price\": \"free\" (string) is no decimal(5,2)."
                        + " Allowed: a number, or text that is one, as in 12, -0.5 or 1e3.");
    }

    @Test
    void optionsSayWhatAValueAloneDoesNot() {
        var seconds = new TypeConverter(ConversionOptions.DEFAULT.withEpochUnit(EpochUnit.SECONDS));
        var micros = new TypeConverter(ConversionOptions.DEFAULT.withEpochUnit(EpochUnit.MICROS));
        var hex = new TypeConverter(ConversionOptions.DEFAULT.withBytesEncoding(BytesEncoding.HEX));

        assertThat(seconds.convert(1, ScalarType.TIMESTAMP, "f")).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(micros.convert(1, ScalarType.TIMESTAMP, "f")).isEqualTo(Instant.ofEpochSecond(0, 1_000));
        assertThat(hex.convert("fF", ScalarType.BYTES, "f")).isEqualTo(Bytes.copyOf(new byte[] {-1}));
        assertThatExceptionOfType(RecordException.class).isThrownBy(() -> hex.convert("f", ScalarType.BYTES, "f"));
    }

    @Test
    void whatIsMissingOrUnknownIsAnError() {
        var schema = RecordSchema.of(Field.required("a", ScalarType.INT), Field.optional("b", ScalarType.INT));

        assertThat(CONVERTER.convert(Record.of("a", 1L), schema)).isEqualTo(Record.of("a", 1, "b", null));
        for (var wrong : List.of(Record.of("b", 1), Record.of("a", null), Record.of("a", 1, "c", 1))) {
            assertThatExceptionOfType(RecordException.class)
                    .isThrownBy(() -> CONVERTER.convert(wrong, schema))
                    .matches(e -> e.reason() == Reason.FIELD);
        }
        var drops = new TypeConverter(ConversionOptions.DEFAULT.withUnknownFields(UnknownFields.DROP));
        assertThat(drops.convert(Record.of("c", 1, "a", 1), schema)).isEqualTo(Record.of("a", 1, "b", null));
    }
}
