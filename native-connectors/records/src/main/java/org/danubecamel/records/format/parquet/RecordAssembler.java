package org.danubecamel.records.format.parquet;

import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;

import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.ReadLimits;
import org.jspecify.annotations.Nullable;

/** Makes records of columns. A value that cannot be costs its record, and the columns stay in step. */
final class RecordAssembler extends RecordMaterializer<@Nullable Record> {

    private static final int VALUE_BYTES = 8;

    private final ReadLimits limits;
    private final StructAssembler root;
    private @Nullable Record record;
    private @Nullable RecordException failure;
    private int values;
    private long bytes;

    /** @throws RecordException if the schema nests deeper than allowed */
    RecordAssembler(MessageType schema, ReadLimits limits) {
        this.limits = limits;
        this.root = new StructAssembler(schema, "", value -> record = (Record) value, this, limits.maxDepth());
    }

    @Override
    public @Nullable Record getCurrentRecord() {
        return record;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    /** Makes ready for the next record. */
    void next() {
        record = null;
        failure = null;
        values = 0;
        bytes = 0;
    }

    /** Why the last record is none, or null. */
    @Nullable RecordException failure() {
        return failure;
    }

    /** Counts a value of so many bytes. */
    void count(int length) {
        bytes += VALUE_BYTES + length;
        if (++values > limits.maxValues()) {
            throw Malformed.limit("The record has more values than " + limits.maxValues() + ". Raise maxValues.");
        }
        if (bytes > limits.maxRecordBytes()) {
            throw Malformed.limit(
                    "The record has more than " + limits.maxRecordBytes() + " bytes. Raise maxRecordBytes.");
        }
    }

    /** Notes that a value cannot be; the first one is kept. */
    void fail(String path, String text, @Nullable Throwable cause) {
        if (failure == null) {
            failure = new RecordException(MALFORMED_RECORD, "Column \"" + Excerpt.cut(path) + "\": " + text, cause);
        }
    }
}
