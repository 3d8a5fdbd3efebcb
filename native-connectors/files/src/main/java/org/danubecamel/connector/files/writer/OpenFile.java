package org.danubecamel.connector.files.writer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordSchema;

/** A file that is not finished, and those of its records that the journal does not have yet. */
final class OpenFile {

    private final long number;
    private final String target;
    private final RecordSchema schema;
    private final TemporaryFile file;
    private final Instant opened;
    private final List<Record> unsaved = new ArrayList<>();
    private Instant touched;
    private long records;
    private int segment = NOT_SAVED;

    /** The segment of a file that no journal knows. */
    static final int NOT_SAVED = -1;

    OpenFile(long number, String target, RecordSchema schema, TemporaryFile file, Instant opened) {
        this.number = number;
        this.target = target;
        this.schema = schema;
        this.file = file;
        this.opened = opened;
        this.touched = opened;
    }

    /** @throws org.danubecamel.records.RecordException if the format cannot express it; nothing of it is in the file */
    void add(Record record, Instant now) throws IOException {
        file.write(record);
        unsaved.add(record);
        records++;
        touched = now;
    }

    /** Tells the journal of the file, if it does not know it, and of what was added since the last time. */
    void save(JournalBatch batch) {
        begin(batch);
        unsaved.forEach(record -> batch.record(number, record));
        unsaved.clear();
    }

    /** Tells the journal that the file is complete, so that it needs no record of it. */
    void saveComplete(JournalBatch batch) {
        begin(batch);
        batch.complete(number);
        unsaved.clear();
    }

    private void begin(JournalBatch batch) {
        if (segment == NOT_SAVED) {
            batch.open(number, target);
        }
    }

    /** The journal knows the file since this segment at the latest. */
    void savedIn(int number) {
        if (segment == NOT_SAVED) {
            segment = number;
        }
    }

    boolean isUnsaved() {
        return !unsaved.isEmpty();
    }

    void complete() throws IOException {
        file.complete();
    }

    void abandon() throws IOException {
        file.abandon();
    }

    long number() {
        return number;
    }

    String target() {
        return target;
    }

    RecordSchema schema() {
        return schema;
    }

    long bytes() {
        return file.bytes();
    }

    long records() {
        return records;
    }

    Instant opened() {
        return opened;
    }

    Instant touched() {
        return touched;
    }

    int segment() {
        return segment;
    }
}
