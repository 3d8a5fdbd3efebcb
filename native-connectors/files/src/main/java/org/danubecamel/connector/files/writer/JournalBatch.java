package org.danubecamel.connector.files.writer;

import org.danubecamel.records.Record;

/** What is written into a journal at once: it counts as a whole or not at all. */
final class JournalBatch {

    static final int OPEN = 1;
    static final int RECORD = 2;
    static final int COMPLETE = 3;

    private final ByteSink bytes = new ByteSink();
    private final RecordBytes.Encoder records = new RecordBytes.Encoder(bytes);

    /** A file of this number is begun, and will have this path below the directory, with slashes between. */
    void open(long file, String target) {
        entry(OPEN, file);
        bytes.putText(target);
    }

    /** The record is the next one of the file. */
    void record(long file, Record record) {
        entry(RECORD, file);
        records.put(record);
    }

    /** The file is complete and synced under its temporary name: from now on, it is only to be renamed. */
    void complete(long file) {
        entry(COMPLETE, file);
    }

    private void entry(int type, long file) {
        bytes.putByte(type);
        bytes.putVarint(file);
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    ByteSink bytes() {
        return bytes;
    }
}
