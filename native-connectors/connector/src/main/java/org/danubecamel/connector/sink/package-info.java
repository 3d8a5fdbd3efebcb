/**
 * The shape of a sink: {@link org.danubecamel.connector.sink.RecordSinkProducer} makes records of what
 * {@code danube-batch:} gives, a {@link org.danubecamel.connector.sink.RecordWriter} writes them to one system, and
 * {@link org.danubecamel.connector.sink.RecordFailures} names those that it could not write. The options that all sinks
 * share are in {@link org.danubecamel.connector.sink.RecordSinkConfiguration}.
 *
 * <p>A call succeeds only after its records are durable in the system. A message with several records is written or refused
 * as one.
 */
@NullMarked
package org.danubecamel.connector.sink;

import org.jspecify.annotations.NullMarked;
