package org.danubecamel.contract.sink;

/** What a sink may promise beyond its write guarantee. What is not promised is not tested. */
public enum SinkPromise {
    /** Records can be read back in the order in which they were sent. */
    ORDERED,
    /** A record that is sent again changes nothing. */
    IDEMPOTENT,
    /** A record with the {@code id} of one that is there takes its place. */
    UPSERT,
    /** A message without body deletes what has its key. */
    DELETE
}
