package org.danubecamel.records.format;

import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** One record of a body, or why it is none. */
public sealed interface Unpacked {

    /** Where it is. */
    Position position();

    /** The record, or null if it cannot be read. */
    @Nullable Record recordOrNull();

    /**
     * The record.
     *
     * @throws RecordException if it cannot be read
     */
    Record orThrow();

    /**
     * A record that was read.
     *
     * @param position where it is
     * @param value the record
     */
    record Good(Position position, Record value) implements Unpacked {

        @Override
        public Record recordOrNull() {
            return value;
        }

        @Override
        public Record orThrow() {
            return value;
        }
    }

    /**
     * A record that cannot be read, while those after it can.
     *
     * @param position where it is
     * @param failure why; its text names the position
     */
    record Bad(Position position, RecordException failure) implements Unpacked {

        @Override
        public @Nullable Record recordOrNull() {
            return null;
        }

        @Override
        public Record orThrow() {
            throw failure;
        }
    }
}
