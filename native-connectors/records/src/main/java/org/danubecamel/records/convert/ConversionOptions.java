package org.danubecamel.records.convert;

/**
 * How to read what a value alone does not tell.
 *
 * @param epochUnit what numbers count that become timestamps
 * @param bytesEncoding how bytes are written as text
 * @param unknownFields what to do with fields that the schema does not have
 */
public record ConversionOptions(EpochUnit epochUnit, BytesEncoding bytesEncoding, UnknownFields unknownFields) {

    /** Numbers count milliseconds, bytes are base64, and unknown fields are errors. */
    public static final ConversionOptions DEFAULT =
            new ConversionOptions(EpochUnit.MILLIS, BytesEncoding.BASE64, UnknownFields.ERROR);

    /** What numbers count since 1970-01-01T00:00Z. Fractions are taken, as far as the nanosecond. */
    public enum EpochUnit {
        /** Seconds. */
        SECONDS(9),
        /** Thousandths of a second. */
        MILLIS(6),
        /** Millionths of a second. */
        MICROS(3);

        private final int nanoDigits;

        EpochUnit(int nanoDigits) {
            this.nanoDigits = nanoDigits;
        }

        int nanoDigits() {
            return nanoDigits;
        }
    }

    /** How bytes are written as text. */
    public enum BytesEncoding {
        /** Base64 of RFC 4648, with padding; read with or without. */
        BASE64,
        /** Two hexadecimal digits for each byte, of either letter case. */
        HEX
    }

    /** What to do with fields that the schema does not have. */
    public enum UnknownFields {
        /** The record is refused. */
        ERROR,
        /** They are left out. */
        DROP
    }

    /** These options with another unit. */
    public ConversionOptions withEpochUnit(EpochUnit unit) {
        return new ConversionOptions(unit, bytesEncoding, unknownFields);
    }

    /** These options with another encoding. */
    public ConversionOptions withBytesEncoding(BytesEncoding encoding) {
        return new ConversionOptions(epochUnit, encoding, unknownFields);
    }

    /** These options with another treatment of unknown fields. */
    public ConversionOptions withUnknownFields(UnknownFields treatment) {
        return new ConversionOptions(epochUnit, bytesEncoding, treatment);
    }
}
