package org.danubecamel.connector.files.writer;

import java.io.OutputStream;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.convert.TypeConverter;

/** Finds out whether a record can be written, by writing it to nowhere. */
final class Trial {

    private Trial() {}

    /** @throws RecordException if the format cannot express the record */
    static void of(Record record, FileFormat format, RecordSchema schema) {
        try (var writer = format.writing(schema).format().writer(OutputStream.nullOutputStream())) {
            writer.write(format.isTyped() ? new TypeConverter().convert(record, schema) : record);
        }
    }
}
