package org.danubecamel.connector.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.danubecamel.records.RecordException;

/**
 * What a {@link RecordWriter} sends: its records in the form that the system takes. A record that has none costs its whole
 * message, of which then nothing is sent, and no other. Immutable.
 *
 * @param <T> the form that the system takes
 */
public final class Converted<T> {

    private final List<T> values;
    private final List<Integer> positions;
    private final Map<Integer, Throwable> refused;

    private Converted(List<T> values, List<Integer> positions, Map<Integer, Throwable> refused) {
        this.values = values;
        this.positions = positions;
        this.refused = refused;
    }

    /** Makes one record into what the system takes. */
    @FunctionalInterface
    public interface Conversion<T> {

        /** @throws RecordException if the record cannot be written */
        T convert(SinkRecord record);
    }

    /** Converts records in order. */
    public static <T> Converted<T> of(List<SinkRecord> records, Conversion<T> conversion) {
        var values = new ArrayList<T>(records.size());
        var positions = new ArrayList<Integer>(records.size());
        var refused = new TreeMap<Integer, Throwable>();
        var message = -1;
        var before = 0;
        var skipping = false;
        for (var position = 0; position < records.size(); position++) {
            var record = records.get(position);
            if (record.message() != message) {
                message = record.message();
                before = values.size();
                skipping = false;
            }
            if (skipping) {
                continue;
            }
            try {
                values.add(conversion.convert(record));
                positions.add(position);
            } catch (RecordException e) {
                refused.put(position, e);
                skipping = true;
                values.subList(before, values.size()).clear();
                positions.subList(before, positions.size()).clear();
            }
        }
        return new Converted<>(List.copyOf(values), List.copyOf(positions), refused);
    }

    /** What is to be sent, in order; unmodifiable. */
    public List<T> values() {
        return values;
    }

    /** The position in the call of the record that {@code values().get(index)} was made of. */
    public int position(int index) {
        return positions.get(index);
    }

    /** @throws RecordFailures that names the records that could not be converted, if any; the others are written */
    public void throwIfRefused() {
        if (!refused.isEmpty()) {
            var failures = RecordFailures.othersWritten();
            refused.forEach(failures::failed);
            throw failures.build();
        }
    }
}
