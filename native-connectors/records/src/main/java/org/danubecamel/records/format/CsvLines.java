package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Cuts CSV into the cells of records, and finds the next line after one that is malformed. */
final class CsvLines {

    /** The most columns, so that a line of commas takes no memory. */
    private static final int MAX_CELLS = 10_000;

    private final BodyInput input;
    private final CsvOptions options;
    private final int maxBytes;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();

    CsvLines(BodyInput input, CsvOptions options, int maxBytes) {
        this.input = input;
        this.options = options;
        this.maxBytes = maxBytes;
    }

    /**
     * The cells of the next record, null where they have the null value; null at the end.
     *
     * @throws RecordException if it is malformed; the next call goes on with the next line
     */
    @Nullable List<@Nullable String> next() {
        raw.reset();
        int c = read();
        if (c < 0) {
            return null;
        }
        var cells = new ArrayList<@Nullable String>();
        while (true) {
            c = cell(c, cells);
            if (c != options.delimiter()) {
                return cells;
            }
            if (cells.size() == MAX_CELLS) {
                throw skipLine(new RecordException(
                        LIMIT, "The line has more than " + MAX_CELLS + " values. Allowed: at most that."));
            }
            c = read();
        }
    }

    /** Reads the cell that begins with this character, and gives the one that ends it. */
    private int cell(int first, List<@Nullable String> cells) {
        cell.reset();
        boolean quoted = first == options.quote();
        int c = quoted ? quoted() : first;
        while (!quoted && c >= 0 && c != options.delimiter() && c != '\n') {
            cell.write(c);
            c = read();
        }
        if (quoted && c == '\r') {
            c = read();
        }
        if (quoted && c >= 0 && c != options.delimiter() && c != '\n') {
            throw skipLine(new RecordException(
                    MALFORMED_RECORD,
                    "Something follows a closing quote. Allowed: a delimiter or the end of the line; a quote within"
                            + " quotes is written twice."));
        }
        cells.add(decode(quoted, c));
        return c;
    }

    private @Nullable String decode(boolean quoted, int end) {
        var bytes = cell.toByteArray();
        String text;
        try {
            text = Utf8.decode(bytes);
        } catch (RecordException e) {
            throw end == '\n' ? e : skipLine(e);
        }
        if (!quoted && end != options.delimiter() && text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        return !quoted && text.equals(options.nullValue()) ? null : text;
    }

    private int quoted() {
        while (true) {
            int c = read();
            if (c < 0) {
                throw backToFirstLine(new RecordException(
                        MALFORMED_RECORD, "A quote is not closed. Allowed: quotes that close before the body ends."));
            }
            if (c == options.quote()) {
                c = read();
                if (c != options.quote()) {
                    return c;
                }
            }
            cell.write(c);
        }
    }

    private int read() {
        int c = input.read();
        if (c >= 0) {
            raw.write(c);
            if (raw.size() > maxBytes) {
                throw backToFirstLine(new RecordException(
                        LIMIT,
                        "It is longer than " + maxBytes
                                + " bytes, or a quote is not closed. Allowed: at most that. Raise maxRecordBytes."));
            }
        }
        return c;
    }

    /** A stray quote takes in the lines that follow: they are given back. */
    private RecordException backToFirstLine(RecordException failure) {
        var bytes = raw.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                input.unread(bytes, i + 1);
                return failure;
            }
        }
        return skipLine(failure);
    }

    private RecordException skipLine(RecordException failure) {
        var bytes = raw.toByteArray();
        if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
            input.readLine(0);
        }
        return failure;
    }
}
