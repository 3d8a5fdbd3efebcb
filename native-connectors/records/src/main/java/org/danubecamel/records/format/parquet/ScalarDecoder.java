package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Utf8;
import org.jspecify.annotations.Nullable;

/** Values of Parquet's plain types, by what the schema says of them. */
final class ScalarDecoder {

    private static final int UNSIGNED_INT = 32;
    private static final int INT96_BYTES = 12;
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int MAX_DECIMAL_BYTES = 420;
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    private final @Nullable LongFunction<Object> numbers;
    private final @Nullable Function<byte[], Object> bytes;

    private ScalarDecoder(@Nullable LongFunction<Object> numbers, @Nullable Function<byte[], Object> bytes) {
        this.numbers = numbers;
        this.bytes = bytes;
    }

    static ScalarDecoder of(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32, INT64 -> new ScalarDecoder(numbers(type), null);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> new ScalarDecoder(null, bytes(type));
            case INT96 -> new ScalarDecoder(null, ScalarDecoder::int96);
            case BOOLEAN, FLOAT, DOUBLE -> new ScalarDecoder(null, null);
        };
    }

    /** Whether the column has bytes. */
    boolean isOfBytes() {
        return bytes != null;
    }

    /** What the number stands for; throws {@link java.time.DateTimeException} or an arithmetic one where there is none. */
    Object ofNumber(long number) {
        if (numbers == null) {
            throw Malformed.file("A column has numbers where its schema has none.");
        }
        return numbers.apply(number);
    }

    /** What the bytes stand for. */
    Object ofBytes(byte[] content) {
        if (bytes == null) {
            throw Malformed.file("A column has bytes where its schema has none.");
        }
        return bytes.apply(content);
    }

    private static LongFunction<Object> numbers(PrimitiveType type) {
        var logical = type.getLogicalTypeAnnotation();
        boolean isInt = type.getPrimitiveTypeName() == PrimitiveTypeName.INT32;
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate::ofEpochDay;
        }
        if (logical instanceof TimeLogicalTypeAnnotation time) {
            long nanos = NANOS_PER_SECOND / perSecond(time.getUnit());
            return number -> LocalTime.ofNanoOfDay(Math.multiplyExact(number, nanos));
        }
        if (logical instanceof TimestampLogicalTypeAnnotation time) {
            long perSecond = perSecond(time.getUnit());
            return time.isAdjustedToUTC()
                    ? number -> instant(number, perSecond)
                    : number -> LocalDateTime.ofInstant(instant(number, perSecond), ZoneOffset.UTC);
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            int scale = checked(decimal.getScale());
            return number -> BigDecimal.valueOf(number, scale);
        }
        if (logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
            if (!isInt) {
                return number -> unsigned(number);
            }
            if (integer.getBitWidth() == UNSIGNED_INT) {
                return number -> number & 0xFFFF_FFFFL;
            }
        }
        return isInt ? number -> (int) number : number -> number;
    }

    private static Function<byte[], Object> bytes(PrimitiveType type) {
        var logical = type.getLogicalTypeAnnotation();
        if (logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation) {
            return Utf8::decode;
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            int scale = checked(decimal.getScale());
            return content -> decimal(content, scale);
        }
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            return ScalarDecoder::uuid;
        }
        return Bytes::copyOf;
    }

    private static int checked(int scale) {
        if (scale < 0 || scale > DecimalType.MAX_PRECISION) {
            throw Malformed.limit("A decimal has " + scale + " digits after the point. Allowed: 0 to "
                    + DecimalType.MAX_PRECISION + ".");
        }
        return scale;
    }

    private static BigDecimal decimal(byte[] content, int scale) {
        if (content.length == 0 || content.length > MAX_DECIMAL_BYTES) {
            throw new RecordException(
                    MALFORMED_RECORD,
                    "a decimal has " + content.length + " bytes. Allowed: 1 to " + MAX_DECIMAL_BYTES + ".");
        }
        return new BigDecimal(new BigInteger(content), scale);
    }

    private static Object unsigned(long number) {
        var value = BigInteger.valueOf(number);
        return new BigDecimal(number < 0 ? value.add(TWO_TO_64) : value);
    }

    private static UUID uuid(byte[] content) {
        var buffer = ByteBuffer.wrap(content);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Timestamps as Impala and older Spark have them. */
    private static Instant int96(byte[] content) {
        if (content.length != INT96_BYTES) {
            throw new RecordException(MALFORMED_RECORD, "a timestamp has " + content.length + " bytes.");
        }
        var buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = buffer.getLong();
        return Instant.ofEpochSecond((buffer.getInt() - JULIAN_DAY_OF_1970) * SECONDS_PER_DAY, nanos);
    }

    private static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> NANOS_PER_SECOND;
        };
    }

    private static Instant instant(long count, long perSecond) {
        return Instant.ofEpochSecond(
                Math.floorDiv(count, perSecond), Math.floorMod(count, perSecond) * (NANOS_PER_SECOND / perSecond));
    }
}
