package org.danubecamel.records;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.math.BigDecimal;

/**
 * Decimal numbers.
 *
 * @param precision digits in all, 1 to 1,000
 * @param scale digits after the point, 0 to the precision
 */
public record DecimalType(int precision, int scale) implements FieldType {

    /** The most digits that any decimal may have. */
    public static final int MAX_PRECISION = 1000;

    /** @throws RecordException if precision or scale are out of bounds */
    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
            throw new RecordException(
                    SETUP,
                    "decimal(" + precision + "," + scale + ") is no type. Allowed: a precision from 1 to "
                            + MAX_PRECISION + ", and a scale from 0 to the precision.");
        }
    }

    /** The narrowest type of the number; a string if it takes more than 1,000 digits to write out. */
    static FieldType of(BigDecimal number) {
        int scale = Math.max(0, number.scale());
        int whole = Math.max(0, number.precision() - number.scale());
        return ofDigits(whole, scale);
    }

    static FieldType ofDigits(int whole, int scale) {
        int precision = Math.max(1, whole + scale);
        return precision > MAX_PRECISION ? ScalarType.STRING : new DecimalType(precision, scale);
    }

    int whole() {
        return precision - scale;
    }

    @Override
    public String toString() {
        return "decimal(" + precision + "," + scale + ")";
    }
}
