package org.danubecamel.batch.internal;

import java.time.Duration;

/**
 * When a batch is due, and how much may wait.
 *
 * @param batchSize records in a batch, at most
 * @param batchBytes bytes in a batch, at most, unless a single record has more
 * @param interval how long a record may wait for others
 * @param idleTimeout how long to wait after the last arrival; zero to wait out the interval
 * @param batchesInFlight calls of the sink at once, at most
 * @param pendingRecords records without result, at most
 * @param pendingBytes bytes of records without result, at most, unless a single record has more
 * @param pendingTimeout how long a caller waits for room
 */
public record Limits(
        int batchSize,
        long batchBytes,
        Duration interval,
        Duration idleTimeout,
        int batchesInFlight,
        int pendingRecords,
        long pendingBytes,
        Duration pendingTimeout) {}
