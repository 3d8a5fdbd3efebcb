package org.danubecamel.records.format;

import java.io.InputStream;
import java.io.OutputStream;
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
