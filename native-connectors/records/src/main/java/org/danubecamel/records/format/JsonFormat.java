package org.danubecamel.records.format;

import java.io.InputStream;
import java.io.OutputStream;
import org.danubecamel.records.Record;
import org.danubecamel.records.json.JsonText;

/** An array of objects, written as such; read are also single objects, and several without an array. */
final class JsonFormat implements Format {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return new JsonReader(body, limits);
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        return new BodyWriter(body) {
            private char before = '[';

            @Override
            public void write(Record record) {
                var json = JsonText.bytes(record);
                write(before);
                write(json);
                before = ',';
            }

            @Override
            protected void complete() {
                if (before == '[') {
                    write(before);
                }
                write(']');
            }
        };
    }
}
