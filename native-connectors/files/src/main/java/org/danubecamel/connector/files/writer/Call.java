package org.danubecamel.connector.files.writer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordSchema;

/** The records of one call, by the directories that they belong to, and which of them are refused. */
final class Call {

    private final List<SinkRecord> records;
    private final Map<String, Map<Integer, Record>> groups = new LinkedHashMap<>();
    private final Map<String, RecordSchema> schemas = new HashMap<>();
    private final Map<Integer, Throwable> refused = new TreeMap<>();
    private final Set<Integer> refusedMessages = new HashSet<>();
    private final Set<Integer> begun = new HashSet<>();

    Call(List<SinkRecord> records) {
        this.records = records;
    }

    List<SinkRecord> records() {
        return records;
    }

    /** Records by position, in order, by directory. */
    Map<String, Map<Integer, Record>> groups() {
        return groups;
    }

    void put(String directory, int position, Record record) {
        groups.computeIfAbsent(directory, unused -> new LinkedHashMap<>()).put(position, record);
    }

    void refuse(int position, Throwable cause) {
        refused.putIfAbsent(position, cause);
        refusedMessages.add(records.get(position).message());
    }

    void schema(String directory, RecordSchema schema) {
        schemas.put(directory, schema);
    }

    /** The schema of the directory's files; without fields where the format needs none. */
    RecordSchema schema(String directory) {
        return schemas.getOrDefault(directory, RecordSchema.of());
    }

    /** Why records are refused, by their positions. */
    Map<Integer, Throwable> refused() {
        return refused;
    }

    /** Whether the record is not to be written, because one of its message is refused. */
    boolean isRefused(int position) {
        return refusedMessages.contains(records.get(position).message());
    }

    void written(int position) {
        begun.add(records.get(position).message());
    }

    /** Whether a record of the same message is in a file. */
    boolean isWrittenInPart(int position) {
        return begun.contains(records.get(position).message());
    }
}
