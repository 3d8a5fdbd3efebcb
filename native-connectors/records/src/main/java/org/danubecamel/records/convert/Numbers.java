package org.danubecamel.records.convert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.danubecamel.records.DecimalType;
import org.jspecify.annotations.Nullable;

/** Conversions to numbers. */
final class Numbers {

    private static final String ALLOWED = "a number, or text that is one, as in 12, -0.5 or 1e3";
    /** No number of 1,000 digits and an exponent takes more. */
    private static final int MAX_TEXT = DecimalType.MAX_PRECISION + 20;

    /** Up to here each whole number is a double. */
    private static final long MAX_WHOLE_DOUBLE = 1L << 53;

    private static final double MAX_SHORT = 1e15;
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

    private Numbers() {}

    static Integer toInt(Object value, Refusal refusal) {
        return (int) whole(value, refusal, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Long toLong(Object value, Refusal refusal) {
        return whole(value, refusal, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static long whole(Object value, Refusal refusal, long least, long most) {
        if (value instanceof Long || value instanceof Integer) {
            long number = ((Number) value).longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        var exact = exact(value, refusal);
        if (exact.stripTrailingZeros().scale() > 0) {
            throw refusal.loses("It has a fraction.");
        }
        if (exact.compareTo(BigDecimal.valueOf(least)) < 0 || exact.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw refusal.loses("Allowed: " + least + " to " + most + ".");
        }
        return exact.longValue();
    }

    static Double toDouble(Object value, Refusal refusal) {
        if (value instanceof Double number) {
            return number;
        }
        if ((value instanceof Long || value instanceof Integer)
                && Math.abs(((Number) value).longValue()) <= MAX_WHOLE_DOUBLE) {
            return ((Number) value).doubleValue();
        }
        var notFinite = value instanceof String name ? notFinite(name) : null;
        if (notFinite != null) {
            return notFinite;
        }
        var exact = exact(value, refusal);
        // Text can say -0.0, which a BigDecimal cannot.
        double nearest = value instanceof String text ? Double.parseDouble(text) : exact.doubleValue();
        if (Double.isInfinite(nearest)) {
            throw refusal.loses("Allowed: numbers up to 1.797e308.");
        }
        if (BigDecimal.valueOf(nearest).compareTo(exact) != 0 && new BigDecimal(nearest).compareTo(exact) != 0) {
            throw refusal.loses(
                    "It has more digits than a double; the nearest is " + nearest + ". Use a decimal or a string.");
        }
        return nearest;
    }

    private static @Nullable Double notFinite(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    static BigDecimal toDecimal(Object value, DecimalType type, Refusal refusal) {
        var common = value instanceof Double number ? ofShort(number, type) : null;
        if (common != null) {
            return common;
        }
        var exact = exact(value, refusal);
        if (exact.scale() == type.scale() && exact.precision() <= type.precision()) {
            return exact;
        }
        if (exact.stripTrailingZeros().scale() > type.scale()) {
            throw refusal.loses("It has more than " + type.scale() + " digits after the point.");
        }
        if (exact.signum() != 0 && (long) exact.precision() - exact.scale() > type.precision() - type.scale()) {
            throw refusal.loses("It has more than " + (type.precision() - type.scale()) + " digits before the point.");
        }
        return exact.setScale(type.scale(), RoundingMode.UNNECESSARY);
    }

    /**
     * The decimal that the double prints as, where it is one of at most 15 digits and fits; null where that is not seen at
     * once. Two decimals of so few digits are never the same double, so that a division that gives the double proves it.
     */
    private static @Nullable BigDecimal ofShort(double number, DecimalType type) {
        if (type.scale() >= POWERS.length) {
            return null;
        }
        double power = POWERS[type.scale()];
        double unscaled = Math.rint(number * power);
        if (!(Math.abs(unscaled) < MAX_SHORT) || unscaled / power != number) {
            return null;
        }
        var decimal = BigDecimal.valueOf((long) unscaled, type.scale());
        return decimal.precision() <= type.precision() ? decimal : null;
    }

    /** The number that the value stands for, of at most 1,000 digits and with a scale within 1,000. */
    static BigDecimal exact(Object value, Refusal refusal) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                throw refusal.notAllowed("a finite number");
            }
            return BigDecimal.valueOf(number);
        }
        if (value instanceof String text) {
            return parsed(text, refusal);
        }
        throw refusal.notAllowed(ALLOWED);
    }

    private static BigDecimal parsed(String text, Refusal refusal) {
        if (text.length() > MAX_TEXT) {
            throw refusal.loses("Allowed: at most " + DecimalType.MAX_PRECISION + " digits.");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw refusal.notAllowed(ALLOWED, e);
        }
        if (Math.abs((long) number.scale()) > DecimalType.MAX_PRECISION
                || number.precision() > DecimalType.MAX_PRECISION) {
            throw refusal.loses("Allowed: at most " + DecimalType.MAX_PRECISION + " digits.");
        }
        return number;
    }
}
