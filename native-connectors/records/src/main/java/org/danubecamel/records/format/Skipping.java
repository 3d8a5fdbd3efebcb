package org.danubecamel.records.format;

/** The way to a position in a format that cannot go there: over all that is before. */
final class Skipping {

    private Skipping() {}

    /** The reader, from the record on that the position names. */
    static RecordReader to(Position from, RecordReader reader) {
        try {
            for (long i = 0; i < from.index() && reader.next() != null; i++) {
                // Read only to be passed over.
            }
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }
}
