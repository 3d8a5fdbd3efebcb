package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import java.io.InputStream;
import java.io.OutputStream;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Bodies without structure: a record has one field, {@code data}. */
final class PlainFormats {

    private static final String FIELD = "data";

    private PlainFormats() {}

    /** The whole body is one string. */
    static final class Text implements Format {

        @Override
        public String name() {
            return "text";
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public RecordReader reader(InputStream body, ReadLimits limits) {
            return new WholeBodyReader(body, limits, bytes -> Record.of(FIELD, Utf8.decode(bytes)));
        }

        @Override
        public RecordWriter writer(OutputStream body) {
            return new SingleRecordWriter(body, record -> {
                if (only(record) instanceof String text) {
                    return Utf8.encode(text);
                }
                throw refused(only(record), "a string");
            });
        }
    }

    /** The whole body is one value of bytes. */
    static final class Raw implements Format {

        @Override
        public String name() {
            return "raw";
        }

        @Override
        public String mediaType() {
            return "application/octet-stream";
        }

        @Override
        public RecordReader reader(InputStream body, ReadLimits limits) {
            return new WholeBodyReader(body, limits, bytes -> Record.of(FIELD, Bytes.copyOf(bytes)));
        }

        @Override
        public RecordWriter writer(OutputStream body) {
            return new SingleRecordWriter(body, record -> {
                if (only(record) instanceof Bytes bytes) {
                    return bytes.toArray();
                }
                throw refused(only(record), "bytes");
            });
        }
    }

    private static @Nullable Object only(Record record) {
        if (record.size() != 1 || !record.has(FIELD)) {
            throw new RecordException(
                    NOT_WRITABLE,
                    "A record with the fields " + Excerpt.cut(record.names().toString())
                            + " cannot be in a body of plain text or bytes. Allowed: one field, \"" + FIELD
                            + "\". Select the field under that name.");
        }
        return record.get(FIELD);
    }

    private static RecordException refused(@Nullable Object value, String allowed) {
        return new RecordException(
                NOT_WRITABLE,
                "Field \"" + FIELD + "\" is " + Excerpt.of(value) + ". Allowed: " + allowed + ". Convert it.");
    }
}
