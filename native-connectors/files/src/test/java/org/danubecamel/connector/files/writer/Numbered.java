package org.danubecamel.connector.files.writer;

import java.util.ArrayList;
import java.util.List;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Record;
import org.danubecamel.records.mapping.MessageMetadata;

/** Records with numbers. */
final class Numbered {

    private Numbered() {}

    /** Records of messages of their own, with the field {@code n} from one number to before another. */
    static List<SinkRecord> range(int from, int to) {
        var records = new ArrayList<Record>();
        for (int n = from; n < to; n++) {
            records.add(Record.of("n", n));
        }
        return messages(records.toArray(Record[]::new));
    }

    /** A message for each record. */
    static List<SinkRecord> messages(Record... records) {
        var list = new ArrayList<SinkRecord>();
        for (var record : records) {
            list.add(new SinkRecord(record, MessageMetadata.NONE, list.size(), 0));
        }
        return list;
    }

    /** All records in one message. */
    static List<SinkRecord> packed(int message, Record... records) {
        var list = new ArrayList<SinkRecord>();
        for (var record : records) {
            list.add(new SinkRecord(record, MessageMetadata.NONE, message, list.size()));
        }
        return list;
    }
}
