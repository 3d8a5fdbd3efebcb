package org.danubecamel.connector.files.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;
import static org.danubecamel.records.RecordException.Reason.NOT_WRITABLE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.BodyReader;
import org.danubecamel.records.format.BodyWriter;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.Position;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordReader;
import org.danubecamel.records.format.RecordWriter;
import org.danubecamel.records.format.Unpacked;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, each of them a record with the one field {@code data}. */
final class LinesFormat implements Format {

    static final LinesFormat INSTANCE = new LinesFormat();

    private static final String FIELD = "data";

    private LinesFormat() {}

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
        return new Reader(body, limits, Position.START);
    }

    @Override
    public RecordReader reader(SeekableByteChannel file, Position from, ReadLimits limits) {
        try {
            file.position(from.offset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reader(Channels.newInputStream(file), limits, from);
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        return new Writer(body);
    }

    private static final class Reader extends BodyReader {

        Reader(InputStream body, ReadLimits limits, Position from) {
            super(body, limits, from);
        }

        @Override
        protected @Nullable Unpacked read() {
            var position = at(input().position());
            var line = new ByteArrayOutputStream();
            var whole = true;
            var c = input().read();
            if (c < 0) {
                return null;
            }
            for (; c >= 0 && c != '\n'; c = input().read()) {
                whole &= line.size() < limits().maxRecordBytes();
                if (whole) {
                    line.write(c);
                }
            }
            if (!whole) {
                return bad(
                        position,
                        new RecordException(
                                LIMIT,
                                "The line has more than " + limits().maxRecordBytes()
                                        + " bytes. Allowed: at most that. Raise maxRecordBytes."));
            }
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line.toByteArray()))
                        .toString();
                return good(
                        position, Record.of(FIELD, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
            } catch (CharacterCodingException e) {
                return bad(position, new RecordException(MALFORMED_RECORD, "The line is not UTF-8.", e));
            }
        }
    }

    private static final class Writer extends BodyWriter {

        Writer(OutputStream out) {
            super(out);
        }

        @Override
        public void write(Record record) {
            if (record.size() != 1 || !(record.get(FIELD) instanceof String text)) {
                throw new RecordException(
                        NOT_WRITABLE,
                        "A record with the fields " + Excerpt.cut(record.names().toString())
                                + " cannot be a line of text. Allowed: one field, \"" + FIELD
                                + "\", a string. Select the field under that name.");
            }
            if (text.indexOf('\n') >= 0 || text.endsWith("\r")) {
                throw new RecordException(
                        NOT_WRITABLE,
                        "Field \"" + FIELD + "\" has a line end, " + Excerpt.of(text)
                                + ", and would be read as another text. Allowed: text without. Write JSON Lines.");
            }
            try {
                var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text + "\n"));
                write(Arrays.copyOf(bytes.array(), bytes.limit()));
            } catch (CharacterCodingException e) {
                throw new RecordException(
                        NOT_WRITABLE, "Field \"" + FIELD + "\" has half of a surrogate pair. Allowed: Unicode.", e);
            }
        }
    }
}
