package org.danubecamel.records.format;

/** The formats that need no schema. */
public final class Formats {

    private static final Format JSON = new JsonFormat();
    private static final Format JSON_LINES = new JsonLinesFormat();
    private static final Format TEXT = new PlainFormats.Text();
    private static final Format RAW = new PlainFormats.Raw();

    private Formats() {}

    /** An array of objects; read are also a single object, and objects one after the other. */
    public static Format json() {
        return JSON;
    }

    /** An object on each line. */
    public static Format jsonLines() {
        return JSON_LINES;
    }

    /** CSV with {@link CsvOptions#DEFAULT}. */
    public static Format csv() {
        return csv(CsvOptions.DEFAULT);
    }

    /** CSV. */
    public static Format csv(CsvOptions options) {
        return new CsvFormat(options);
    }

    /** One record with one field, {@code data}: the body as a string, which must be UTF-8. */
    public static Format text() {
        return TEXT;
    }

    /** One record with one field, {@code data}: the body as bytes. */
    public static Format raw() {
        return RAW;
    }
}
