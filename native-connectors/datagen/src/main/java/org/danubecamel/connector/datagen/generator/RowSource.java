package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import org.danubecamel.records.Record;

/** The rows of one pattern. Has no state. */
interface RowSource {

    /** Which row record {@code number} is about; another one for each by default. */
    default long rowOf(long number, Randomness random) {
        return number;
    }

    /** The row as it is inserted. */
    Record create(long row, Randomness random, Instant time);

    /** The row after a change of some of its fields; never of what identifies it. */
    Record revise(Record row, Randomness random, Instant time);

    /** What identifies the row, or what it belongs to: messages of one key keep their order. */
    String key(Record row);
}
