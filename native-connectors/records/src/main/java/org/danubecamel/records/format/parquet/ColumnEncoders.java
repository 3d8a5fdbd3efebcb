package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.LOSS;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.ListType;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.StructType;
import org.danubecamel.records.convert.TypeConverter;
import org.danubecamel.records.format.Utf8;
import org.jspecify.annotations.Nullable;

/** The encoder of each type. */
final class ColumnEncoders {

    private static final TypeConverter CONVERTER = new TypeConverter();
    private static final int NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private ColumnEncoders() {}

    static ColumnEncoder of(FieldType type, String path) {
        if (type instanceof ScalarType scalar) {
            return scalar(scalar, path);
        }
        if (type instanceof DecimalType decimal) {
            return decimal(decimal, path);
        }
        return type instanceof ListType list
                ? new ListEncoder(list, path)
                : new StructEncoder(((StructType) type).schema(), path);
    }

    private static ColumnEncoder scalar(ScalarType type, String path) {
        return switch (type) {
            case NULL -> new ScalarEncoder<>(type, path, Void.class, nothing -> 0, RecordConsumer::addInteger);
            case BOOLEAN ->
                new ScalarEncoder<>(type, path, Boolean.class, Function.identity(), RecordConsumer::addBoolean);
            case INT -> new ScalarEncoder<>(type, path, Integer.class, Function.identity(), RecordConsumer::addInteger);
            case LONG -> new ScalarEncoder<>(type, path, Long.class, Function.identity(), RecordConsumer::addLong);
            case DOUBLE ->
                new ScalarEncoder<>(type, path, Double.class, Function.identity(), RecordConsumer::addDouble);
            case STRING ->
                new ScalarEncoder<>(
                        type,
                        path,
                        String.class,
                        text -> Binary.fromConstantByteArray(Utf8.encode(text)),
                        RecordConsumer::addBinary);
            case BYTES ->
                new ScalarEncoder<>(
                        type,
                        path,
                        Bytes.class,
                        bytes -> Binary.fromConstantByteArray(bytes.toArray()),
                        RecordConsumer::addBinary);
            case DATE ->
                new ScalarEncoder<>(type, path, LocalDate.class, date -> days(date, path), RecordConsumer::addInteger);
            case TIME ->
                new ScalarEncoder<>(
                        type,
                        path,
                        LocalTime.class,
                        time -> micros(0, time.toNanoOfDay(), path),
                        RecordConsumer::addLong);
            case TIMESTAMP ->
                new ScalarEncoder<>(
                        type,
                        path,
                        Instant.class,
                        time -> micros(time.getEpochSecond(), time.getNano(), path),
                        RecordConsumer::addLong);
            case LOCAL_TIMESTAMP ->
                new ScalarEncoder<>(
                        type,
                        path,
                        LocalDateTime.class,
                        time -> micros(time.toEpochSecond(ZoneOffset.UTC), time.getNano(), path),
                        RecordConsumer::addLong);
            case UUID -> new ScalarEncoder<>(type, path, UUID.class, ColumnEncoders::uuid, RecordConsumer::addBinary);
        };
    }

    private static ColumnEncoder decimal(DecimalType type, String path) {
        if (type.precision() <= ParquetTypes.MAX_INT_DIGITS) {
            return new ScalarEncoder<>(
                    type,
                    path,
                    BigDecimal.class,
                    number -> exact(number, type, path).unscaledValue().intValueExact(),
                    RecordConsumer::addInteger);
        }
        if (type.precision() <= ParquetTypes.MAX_LONG_DIGITS) {
            return new ScalarEncoder<>(
                    type,
                    path,
                    BigDecimal.class,
                    number -> exact(number, type, path).unscaledValue().longValueExact(),
                    RecordConsumer::addLong);
        }
        int size = ParquetTypes.bytesOf(type.precision());
        return new ScalarEncoder<>(
                type,
                path,
                BigDecimal.class,
                number -> padded(exact(number, type, path).unscaledValue().toByteArray(), size),
                RecordConsumer::addBinary);
    }

    /** The number with exactly the digits after the point that the type has. */
    private static BigDecimal exact(BigDecimal number, DecimalType type, String path) {
        if (number.scale() == type.scale() && number.precision() <= type.precision()) {
            return number;
        }
        return (BigDecimal) converted(CONVERTER.convert(number, type, path));
    }

    private static Object converted(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("A value was converted to null");
        }
        return value;
    }

    private static Binary padded(byte[] unscaled, int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, 0, size - unscaled.length, unscaled[0] < 0 ? (byte) -1 : 0);
        System.arraycopy(unscaled, 0, bytes, size - unscaled.length, unscaled.length);
        return Binary.fromConstantByteArray(bytes);
    }

    private static Binary uuid(UUID uuid) {
        return Binary.fromConstantByteArray(ByteBuffer.allocate(ParquetTypes.UUID_BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    }

    private static int days(LocalDate date, String path) {
        long days = date.toEpochDay();
        if (days != (int) days) {
            throw notHeld(path, date, null);
        }
        return (int) days;
    }

    private static long micros(long seconds, long nanos, String path) {
        if (nanos % NANOS_PER_MICRO != 0) {
            throw notHeld(path, nanos % MICROS_PER_SECOND + " ns", null);
        }
        try {
            return Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), nanos / NANOS_PER_MICRO);
        } catch (ArithmeticException e) {
            throw notHeld(path, seconds + " s", e);
        }
    }

    private static RecordException notHeld(String path, Object given, @Nullable Throwable cause) {
        return new RecordException(
                LOSS,
                "Field \"" + Excerpt.cut(path) + "\": the time does not fit, " + given
                        + ". Allowed: days of 32 bits, and microseconds of 64 bits. Round it before.",
                cause);
    }
}
