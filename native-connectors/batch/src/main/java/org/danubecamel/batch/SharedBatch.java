package org.danubecamel.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.danubecamel.batch.internal.Batcher;
import org.danubecamel.batch.internal.Entry;
import org.jspecify.annotations.Nullable;

/** A running batch, shared by the producers of all endpoints of its name. */
final class SharedBatch {

    private final DanubeBatchConfiguration options;
    private final CamelSink sink;
    private final Batcher batcher;
    private final BatchStatistics statistics;
    private final Set<String> routes = ConcurrentHashMap.newKeySet();
    private int users;

    SharedBatch(DanubeBatchConfiguration options, CamelSink sink, Batcher batcher, BatchStatistics statistics) {
        this.options = options;
        this.sink = sink;
        this.batcher = batcher;
        this.statistics = statistics;
    }

    String name() {
        return options.getName();
    }

    String sinkUri() {
        return sink.uri();
    }

    int pending() {
        return batcher.pending();
    }

    BatchStatistics statistics() {
        return statistics;
    }

    void park(Entry entry) {
        feed(entry.route());
        batcher.park(entry);
    }

    /** Remembers that records come from {@code route}, so that its stop is heeded. */
    void feed(@Nullable String route) {
        if (route != null && !routes.contains(route)) {
            routes.add(route);
        }
    }

    void hurry(String route, long nanos) {
        if (routes.contains(route)) {
            batcher.hurry(nanos);
        }
    }

    void abandon(Predicate<Entry> condition) {
        batcher.abandon(condition);
    }

    void use() {
        users++;
    }

    /** Returns whether there is no user left. */
    boolean leave() {
        users--;
        return users == 0;
    }

    void start() {
        sink.start();
    }

    /** Fails what has no result, waiting a little for the routes to be told. */
    void stop(long waitNanos) {
        batcher.close();
        batcher.awaitQuiet(waitNanos);
        sink.stop();
    }

    /** Returns in what {@code others} differ from the options of this batch, without the values of URIs. */
    List<String> differences(DanubeBatchConfiguration others) {
        var found = new ArrayList<String>();
        differs(found, "batchSize", options.getBatchSize(), others.getBatchSize());
        differs(found, "batchBytes", options.getBatchBytes(), others.getBatchBytes());
        differs(found, "batchInterval", options.getBatchInterval(), others.getBatchInterval());
        differs(found, "batchIdleTimeout", options.getBatchIdleTimeout(), others.getBatchIdleTimeout());
        differs(found, "batchBody", options.getBatchBody(), others.getBatchBody());
        differs(found, "writeGuarantee", options.getWriteGuarantee(), others.getWriteGuarantee());
        differs(found, "recordId", options.getRecordId(), others.getRecordId());
        differs(found, "maxBatchesInFlight", options.getMaxBatchesInFlight(), others.getMaxBatchesInFlight());
        differs(found, "maxPendingRecords", options.getMaxPendingRecords(), others.getMaxPendingRecords());
        differs(found, "maxPendingBytes", options.getMaxPendingBytes(), others.getMaxPendingBytes());
        differs(found, "pendingTimeout", options.getPendingTimeout(), others.getPendingTimeout());
        if (!options.getUri().equals(others.getUri())) {
            found.add("uri is another one");
        }
        if (options.getFailureClassifier() != others.getFailureClassifier()) {
            found.add("failureClassifier is another one");
        }
        return found;
    }

    private static void differs(List<String> found, String option, @Nullable Object used, @Nullable Object given) {
        if (!Objects.equals(used, given)) {
            found.add(option + " is " + used + " there and " + given + " here");
        }
    }
}
