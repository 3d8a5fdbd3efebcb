package org.danubecamel.records.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.danubecamel.records.Record;
import org.danubecamel.records.json.JsonText;

/** An object on each line. */
final class JsonLinesFormat implements Format {

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return new JsonLinesReader(body, limits);
    }

    @Override
    public RecordReader reader(SeekableByteChannel file, Position from, ReadLimits limits) {
        try {
            file.position(from.offset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new JsonLinesReader(Channels.newInputStream(file), limits, from);
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        return new BodyWriter(body) {
            @Override
            public void write(Record record) {
                write(JsonText.bytes(record));
                write('\n');
            }
        };
    }
}
