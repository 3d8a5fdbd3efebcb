package org.danubecamel.connector.sink;

import java.util.List;
import org.danubecamel.batch.sink.WriteGuarantee;

/**
 * Writes records to one system. It knows nothing of Camel. Calls come one at a time, from any thread, but for
 * {@link #close}.
 */
public interface RecordWriter extends AutoCloseable {

    /**
     * Checks connection, target and rights. Called when the route starts and, as long as it has not succeeded, before
     * records are written.
     *
     * @throws org.danubecamel.connector.ConfigurationException that names every problem, if no try will succeed until
     *     somebody changes something; it keeps the route from starting
     * @throws Exception anything else, if the system cannot be asked now; the route starts, and it is asked again
     */
    void check() throws Exception;

    /**
     * Writes records in order. They are durable when it returns.
     *
     * @param records one or more, unmodifiable
     * @throws RecordFailures if it is known which records cannot be written
     * @throws Exception anything else, after which {@link #guarantee} says what is known of the records
     */
    void write(List<SinkRecord> records) throws Exception;

    /**
     * What a call that failed is worth; always the same. {@link WriteGuarantee#ATOMIC} and
     * {@link RecordFailures#othersWritten()} hold for whole messages: no message is written in part.
     */
    WriteGuarantee guarantee();

    /**
     * Gives connections and files back. May be called while another thread is in {@link #write}, which then ends soon, in
     * success or failure. A writer that is closed opens what it needs again when it is next called.
     */
    @Override
    void close() throws Exception;
}
