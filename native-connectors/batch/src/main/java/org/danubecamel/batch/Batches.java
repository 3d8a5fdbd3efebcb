package org.danubecamel.batch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.batch.internal.Batcher;

/** The running batches of a component, and the threads that they share. */
final class Batches {

    /** How long a stop waits for routes to be told that their records were not written. */
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    private final CamelContext context;
    private final boolean healthChecks;
    private final ExecutorService executor;
    private final ScheduledExecutorService timer;
    private final Map<String, SharedBatch> running = new ConcurrentHashMap<>();
    private final Map<String, BatchStatistics> statistics;
    private final Map<String, HealthCheck> checks = new HashMap<>();

    Batches(DanubeBatchComponent component, Map<String, BatchStatistics> statistics) {
        context = component.getCamelContext();
        healthChecks = component.isHealthCheckProducerEnabled();
        this.statistics = statistics;
        var threads = context.getExecutorServiceManager();
        executor = threads.newCachedThreadPool(component, "DanubeBatch");
        timer = threads.newSingleThreadScheduledExecutor(component, "DanubeBatchTimer");
    }

    /**
     * Returns the batch of the given options' name, for one more user.
     *
     * @throws IllegalStateException if it runs with other options, or its sink contradicts them
     */
    synchronized SharedBatch join(DanubeBatchConfiguration options) throws Exception {
        var batch = running.get(options.getName());
        if (batch == null) {
            batch = start(options);
        } else {
            var differences = batch.differences(options);
            if (!differences.isEmpty()) {
                throw OptionErrors.differs(options.getName(), differences);
            }
        }
        batch.use();
        return batch;
    }

    void leave(SharedBatch batch) {
        synchronized (this) {
            if (!batch.leave() || !running.remove(batch.name(), batch)) {
                return;
            }
            unregister(batch);
        }
        batch.stop(QUIET_NANOS);
    }

    /** Returns how many records of the batch have no result; 0 if it does not run. */
    int pending(String name) {
        var batch = running.get(name);
        return batch == null ? 0 : batch.pending();
    }

    /** A route is about to stop: what it has parked is written at once. */
    void hurry(String route) {
        var strategy = context.getShutdownStrategy();
        var nanos = strategy.getTimeUnit().toNanos(strategy.getTimeout());
        running.values().forEach(batch -> batch.hurry(route, nanos));
    }

    /** A route is stopped by force: what it has parked fails. */
    void abandon(String route) {
        running.values()
                .forEach(batch -> batch.abandon(entry -> route.equals(entry.route())
                        || (entry.owner() instanceof DanubeBatchProducer owner && route.equals(owner.getRouteId()))));
    }

    void close() {
        List<SharedBatch> left;
        synchronized (this) {
            left = List.copyOf(running.values());
            running.clear();
            left.forEach(this::unregister);
        }
        left.forEach(batch -> batch.stop(QUIET_NANOS));
        context.getExecutorServiceManager().shutdownNow(timer);
        context.getExecutorServiceManager().shutdownNow(executor);
    }

    private SharedBatch start(DanubeBatchConfiguration options) throws Exception {
        var name = options.getName();
        var endpoint = context.getEndpoint(options.getUri());
        if (endpoint instanceof DanubeBatchEndpoint other
                && other.getConfiguration().getName().equals(name)) {
            throw OptionErrors.isItsOwnSink(name);
        }
        var producer = endpoint.createProducer();
        var guarantee = DeclaredGuarantee.resolve(name, options.getWriteGuarantee(), producer, endpoint);
        var sink = new CamelSink(name, endpoint, producer);
        var counters = statistics.computeIfAbsent(name, unused -> new BatchStatistics());
        var batcher = new Batcher(
                name,
                options.limits(),
                guarantee,
                classifier(options),
                sink,
                executor,
                this::later,
                System::nanoTime,
                new TroubleLog(name, sink.uri(), counters));
        var batch = new SharedBatch(options, sink, batcher, counters);
        batch.start();
        running.put(name, batch);
        register(batch);
        return batch;
    }

    private void unregister(SharedBatch batch) {
        var check = checks.remove(batch.name());
        var registry = HealthCheckRegistry.get(context);
        if (check != null && registry != null) {
            registry.unregister(check);
        }
    }

    private void register(SharedBatch batch) {
        var registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            var check = new BatchHealthCheck(context, batch, healthChecks);
            registry.register(check);
            checks.put(batch.name(), check);
        }
    }

    private FailureClassifier classifier(DanubeBatchConfiguration options) {
        var given = options.getFailureClassifier();
        return given == null ? FailureClassifier.of(context) : FailureClassifier.of(given);
    }

    private void later(Runnable task, long nanos) {
        try {
            var unused = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The component is stopping, by which what is parked fails.
        }
    }
}
