package org.danubecamel.records.json;

/**
 * Numbers of at most 15 digits, such as most prices and measurements are. Each is a double that prints as it, and that double
 * is found by one division, because both numbers of the division are doubles without loss.
 */
final class ShortDecimal {

    private static final long LIMIT = 1_000_000_000_000_000L;
    /** A zero, a point, and fifteen digits. */
    private static final int MAX_LENGTH = 17;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private ShortDecimal() {}

    /** The double that the characters are, or NaN if they are not such a number, without exponent. */
    static double parse(char[] text, int offset, int length) {
        boolean isNegative = length > 0 && text[offset] == '-';
        int start = isNegative ? offset + 1 : offset;
        int end = offset + length;
        int digits = 0;
        int point = -1;
        long number = 0;
        if (end - start > MAX_LENGTH) {
            return Double.NaN;
        }
        for (int i = start; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
                digits++;
            } else if (text[i] == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        if (digits == 0 || number >= LIMIT) {
            return Double.NaN;
        }
        double value = number / POWERS[point < 0 ? 0 : end - point - 1];
        return isNegative ? -value : value;
    }
}
