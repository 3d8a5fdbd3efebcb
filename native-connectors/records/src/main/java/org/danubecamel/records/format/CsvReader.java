package org.danubecamel.records.format;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Reads a record of strings and nulls from each line, or from several where a line end is in quotes. */
final class CsvReader extends BodyReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvOptions options;
    private final CsvLines lines;
    private List<String> columns;
    private boolean started;

    CsvReader(InputStream body, ReadLimits limits, CsvOptions options) {
        super(body, limits);
        this.options = options;
        this.lines = new CsvLines(input(), options, limits.maxRecordBytes());
        this.columns = options.columns();
    }

    @Override
    protected @Nullable Unpacked read() {
        if (!started) {
            started = true;
            skipByteOrderMark();
            if (options.header() && !readHeader()) {
                return null;
            }
        }
        while (true) {
            var position = at(input().position());
            try {
                var cells = lines.next();
                if (cells == null) {
                    return null;
                }
                if (columns.size() > 1 && isBlank(cells)) {
                    continue;
                }
                return record(position, cells);
            } catch (RecordException e) {
                return bad(position, e);
            }
        }
    }

    private static boolean isBlank(List<@Nullable String> cells) {
        var only = cells.size() == 1 ? cells.get(0) : "-";
        return only == null || only.isEmpty();
    }

    private Unpacked record(Position position, List<@Nullable String> cells) {
        if (cells.size() != columns.size()) {
            return bad(
                    position,
                    "The line has " + cells.size() + " values. Allowed: " + columns.size()
                            + ", as many as there are columns.");
        }
        var record = Record.builder();
        for (int i = 0; i < cells.size(); i++) {
            record.put(columns.get(i), cells.get(i));
        }
        return good(position, record.build());
    }

    private boolean readHeader() {
        try {
            var cells = lines.next();
            if (cells == null) {
                return false;
            }
            var names = new ArrayList<String>(cells.size());
            cells.forEach(cell -> names.add(cell == null ? options.nullValue() : cell));
            CsvOptions.checkNames(names);
            if (!columns.isEmpty() && !columns.equals(names)) {
                throw broken(
                        at(0),
                        "The header is not that of the given columns. Allowed: " + String.join(", ", columns) + ".",
                        null);
            }
            columns = names;
            return true;
        } catch (RecordException e) {
            throw e.reason() == RecordException.Reason.MALFORMED_BODY
                    ? e
                    : broken(at(0), "The header cannot be read. " + e.detail(), e);
        }
    }

    private void skipByteOrderMark() {
        var first = new byte[BYTE_ORDER_MARK.length];
        int count = 0;
        while (count < first.length) {
            int c = input().read();
            if (c < 0) {
                break;
            }
            first[count++] = (byte) c;
        }
        if (!java.util.Arrays.equals(first, BYTE_ORDER_MARK)) {
            input().unread(java.util.Arrays.copyOf(first, count), 0);
        }
    }
}
