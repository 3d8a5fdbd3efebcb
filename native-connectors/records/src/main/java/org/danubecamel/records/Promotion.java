package org.danubecamel.records;

/** Which type takes the values of two. */
final class Promotion {

    private static final int INT_DIGITS = 10;
    private static final int LONG_DIGITS = 19;

    private Promotion() {}

    static FieldType merge(FieldType a, FieldType b) {
        if (a.equals(b) || b == ScalarType.NULL) {
            return a;
        }
        if (a == ScalarType.NULL) {
            return b;
        }
        if (a instanceof StructType one && b instanceof StructType two) {
            return new StructType(one.schema().merge(two.schema()));
        }
        if (a instanceof ListType one && b instanceof ListType two) {
            return new ListType(merge(one.element(), two.element()), one.optional() || two.optional());
        }
        if (a instanceof DecimalType || b instanceof DecimalType) {
            return decimal(a, b);
        }
        if (isNumber(a) && isNumber(b)) {
            return a == ScalarType.DOUBLE || b == ScalarType.DOUBLE ? ScalarType.DOUBLE : ScalarType.LONG;
        }
        return ScalarType.STRING;
    }

    /** A double and a decimal have only text in common: neither takes all values of the other. */
    private static FieldType decimal(FieldType a, FieldType b) {
        int oneWhole = wholeDigits(a);
        int twoWhole = wholeDigits(b);
        if (oneWhole < 0 || twoWhole < 0) {
            return ScalarType.STRING;
        }
        return DecimalType.ofDigits(Math.max(oneWhole, twoWhole), Math.max(scale(a), scale(b)));
    }

    private static int wholeDigits(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return decimal.whole();
        }
        return type == ScalarType.INT ? INT_DIGITS : type == ScalarType.LONG ? LONG_DIGITS : -1;
    }

    private static int scale(FieldType type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }

    private static boolean isNumber(FieldType type) {
        return type == ScalarType.INT || type == ScalarType.LONG || type == ScalarType.DOUBLE;
    }
}
