package org.danubecamel.batch.sink;

/** Implemented by the Camel producer or endpoint of a sink that knows what its write is worth. */
@FunctionalInterface
public interface BatchSink {

    /** Returns what a call with a list is worth, asked once when the batch starts. It wins over the endpoint's option. */
    WriteGuarantee writeGuarantee();
}
