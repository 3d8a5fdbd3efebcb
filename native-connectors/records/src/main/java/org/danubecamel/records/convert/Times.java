package org.danubecamel.records.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.danubecamel.records.convert.ConversionOptions.EpochUnit;

/** Conversions to dates, times and timestamps. */
final class Times {

    private static final BigInteger NANOS = BigInteger.TEN.pow(9);
    private static final int MAX_TEXT = 64;

    private Times() {}

    static LocalDate toDate(Object value, Refusal refusal) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof LocalDateTime time) {
            if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw refusal.loses("It has a time of the day.");
            }
            return time.toLocalDate();
        }
        var common = value instanceof String text ? IsoDate.parse(text) : null;
        if (common != null) {
            return common;
        }
        return parsed(value, LocalDate::parse, refusal, "an ISO-8601 date, as in 2026-01-31");
    }

    static LocalTime toTime(Object value, Refusal refusal) {
        if (value instanceof LocalTime time) {
            return time;
        }
        return parsed(value, LocalTime::parse, refusal, "an ISO-8601 time, as in 23:59:59.999");
    }

    static LocalDateTime toLocalTimestamp(Object value, Refusal refusal) {
        if (value instanceof LocalDateTime time) {
            return time;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        return parsed(
                value,
                LocalDateTime::parse,
                refusal,
                "an ISO-8601 timestamp without offset, as in 2026-01-31T23:59:59.999");
    }

    static Instant toTimestamp(Object value, EpochUnit unit, Refusal refusal) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Number) {
            return ofEpoch(Numbers.exact(value, refusal), unit, refusal);
        }
        return parsed(
                value,
                Times::instant,
                refusal,
                "an ISO-8601 timestamp with Z or an offset, as in 2026-01-31T23:59:59.999Z, or a number of "
                        + unit.name().toLowerCase(java.util.Locale.ROOT) + " since 1970");
    }

    private static Instant instant(String text) {
        var utc = UtcTimestamp.parse(text);
        return utc == null ? Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text)) : utc;
    }

    private static Instant ofEpoch(BigDecimal count, EpochUnit unit, Refusal refusal) {
        var nanos = count.scaleByPowerOfTen(unit.nanoDigits());
        if (nanos.stripTrailingZeros().scale() > 0) {
            throw refusal.loses("It is finer than a nanosecond.");
        }
        var parts = nanos.toBigInteger().divideAndRemainder(NANOS);
        try {
            return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
        } catch (ArithmeticException | DateTimeException e) {
            throw refusal.loses("Allowed: years from -1,000,000,000 to 1,000,000,000.");
        }
    }

    private static <T> T parsed(
            Object value, java.util.function.Function<String, T> parse, Refusal refusal, String allowed) {
        if (value instanceof String text && text.length() <= MAX_TEXT) {
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw refusal.notAllowed(allowed, e);
            }
        }
        throw refusal.notAllowed(allowed);
    }
}
