/**
 * The contract between {@code danube-batch:} and the sinks that it writes to. A plain Camel sink needs none of it; one
 * that declares what its write is ({@link org.danubecamel.batch.sink.BatchSink}) and names the records that it could not
 * write ({@link org.danubecamel.batch.sink.BatchFailureException}) loses no good record to a bad one.
 */
@NullMarked
package org.danubecamel.batch.sink;

import org.jspecify.annotations.NullMarked;
