package org.danubecamel.connector.source;

/**
 * Reads a source from a position on. Knows no Camel. Used by one thread at a time, but for {@link #cancel}.
 */
public interface PositionedReader extends AutoCloseable {

    /**
     * Returns the next records. It must not wait for records to come: it returns {@link Read#nothing()}, and is called
     * again later. A record that cannot be decoded is no failure of the read, but {@link SourceRecord#undecodable} within
     * it.
     *
     * @param maxRecords how many records it may return, 1 or more
     * @param maxBytes how many bytes they may have, 1 or more; a single record may have more
     * @throws Exception if it cannot be read now, whyever. The reader is closed, and after a while another one is opened
     *     after the last record that was returned.
     */
    Read read(int maxRecords, long maxBytes) throws Exception;

    /**
     * Makes a {@link #read} that is under way end soon, by return or exception. Called by another thread, which also
     * interrupts the one that reads; enough for reads that heed that.
     */
    default void cancel() {}

    @Override
    void close() throws Exception;
}
