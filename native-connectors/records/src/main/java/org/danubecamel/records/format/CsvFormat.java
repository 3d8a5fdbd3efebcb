package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.convert.TypeConverter;
import org.jspecify.annotations.Nullable;

/** Lines of values, all of them text. */
final class CsvFormat implements Format {

    private static final TypeConverter CONVERTER = new TypeConverter();

    private final CsvOptions options;

    CsvFormat(CsvOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return new CsvReader(body, limits, options);
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        return new Writer(body, options);
    }

    private static final class Writer extends BodyWriter {

        private final CsvOptions options;
        private List<String> columns;
        private boolean headed;

        Writer(OutputStream out, CsvOptions options) {
            super(out);
            this.options = options;
            this.columns = options.columns();
            this.headed = !options.header();
        }

        @Override
        public void write(Record record) {
            var names = columns.isEmpty() ? List.copyOf(record.names()) : columns;
            if (names.isEmpty()) {
                throw new RecordException(
                        NOT_WRITABLE, "A record without fields cannot be in CSV. Allowed: at least one field.");
            }
            for (var name : record.names()) {
                if (!names.contains(name)) {
                    throw new RecordException(
                            NOT_WRITABLE,
                            "Field \"" + Excerpt.cut(name) + "\" is no column. Allowed: "
                                    + Excerpt.cut(String.join(", ", names)) + ". Give all columns before.");
                }
            }
            var line = Utf8.encode(line(record, names));
            writeHeader(names);
            write(line);
            columns = names;
        }

        @Override
        protected void complete() {
            if (!columns.isEmpty()) {
                writeHeader(columns);
            }
        }

        private void writeHeader(List<String> names) {
            if (!headed) {
                var header = new StringBuilder();
                for (var name : names) {
                    append(header, name);
                }
                write(Utf8.encode(ended(header)));
                headed = true;
            }
        }

        private String line(Record record, List<String> names) {
            var line = new StringBuilder();
            for (var name : names) {
                var value = record.get(name);
                append(line, value == null ? null : text(value, name));
            }
            return ended(line);
        }

        private static String text(Object value, String name) {
            return String.valueOf(CONVERTER.convert(value, ScalarType.STRING, name));
        }

        private String ended(StringBuilder line) {
            line.setLength(line.length() - 1);
            return line.append(options.crlf() ? "\r\n" : "\n").toString();
        }

        private void append(StringBuilder line, @Nullable String text) {
            if (text == null) {
                line.append(options.nullValue());
            } else if (needsQuotes(text)) {
                var quote = String.valueOf(options.quote());
                line.append(quote).append(text.replace(quote, quote + quote)).append(quote);
            } else {
                line.append(text);
            }
            line.append(options.delimiter());
        }

        private boolean needsQuotes(String text) {
            return options.alwaysQuote()
                    || text.isEmpty()
                    || text.equals(options.nullValue())
                    || text.charAt(0) == '\uFEFF'
                    || text.chars()
                            .anyMatch(c -> c == options.delimiter() || c == options.quote() || c == '\r' || c == '\n');
        }
    }
}
