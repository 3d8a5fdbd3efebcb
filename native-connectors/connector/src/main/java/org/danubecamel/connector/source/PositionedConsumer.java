package org.danubecamel.connector.source;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.danubecamel.batch.failure.FailureClassifier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link PositionedSource}, gives each record to the route as an exchange, and stores the position up to which all
 * exchanges have completed successfully.
 *
 * <p>Exchanges are made in the order of the records, by one thread, and several are in flight where the route is
 * asynchronous, as {@code danube:} is. A record that failed comes again, and may be overtaken meanwhile by those that were
 * in flight with it, unless {@code maxInFlight} is 1. No more than {@code maxInFlight} records are read whose position is
 * not stored: while what the route writes to is down, nothing else is read.
 */
@ManagedResource(description = "Managed positioned source")
public final class PositionedConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    /** How long a start waits to learn whether the source can be read. */
    private static final long START_SECONDS = 10;

    private final PositionedSource source;
    private final SourceConfiguration options;
    private volatile @Nullable Running running;

    /** What lives from start to stop. */
    private record Running(
            PositionStore store,
            Frontier frontier,
            Gate gate,
            SourceState state,
            Publisher publisher,
            @Nullable SourceDeadLetters deadLetters,
            ExecutorService reading,
            ExecutorService storing,
            ScheduledExecutorService timer) {}

    /** @param options are copied */
    public PositionedConsumer(
            Endpoint endpoint, Processor processor, PositionedSource source, SourceConfiguration options) {
        super(endpoint, processor);
        this.source = source;
        this.options = options.copy();
    }

    /**
     * Begins to read. Waits for the first try to open store and source, at most {@value #START_SECONDS} s.
     *
     * @throws SourceSetupException naming what waiting does not mend. A system that is down does not fail the start.
     */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var problems = options.problems();
        if (!problems.isEmpty()) {
            throw SourceSetupException.of(source.name(), problems);
        }
        var begun = prepare();
        running = begun;
        setHealthCheck(
                new SourceHealthCheck(getEndpoint().getCamelContext(), getRouteId(), begun.state(), begun.frontier()));
        var loop = new ReadLoop(
                source, begun.store(), options, begun.frontier(), begun.gate(), begun.publisher(), begun.state());
        begun.gate().hold();
        begun.reading().execute(loop);
        begun.storing()
                .execute(new PositionKeeper(
                        source, begun.store(), begun.frontier(), begun.gate(), begun.state(), options));
        try {
            awaitFirstTry(loop);
        } catch (SourceSetupException e) {
            end();
            throw e;
        }
        begun.gate().release();
    }

    private Running prepare() throws Exception {
        var context = getEndpoint().getCamelContext();
        var store = PositionStores.of(context, source, options);
        var deadLetters = deadLetters();
        var classifier = options.getFailureClassifier();
        var rules = classifier == null ? FailureClassifier.of(context) : FailureClassifier.of(classifier);
        ServiceHelper.startService(deadLetters);
        var gate = new Gate();
        var state = new SourceState(source.name(), getExceptionHandler()::handleException);
        var threads = context.getExecutorServiceManager();
        var timer = threads.newSingleThreadScheduledExecutor(this, "SourceRetry[" + source.name() + "]");
        return new Running(
                store,
                new Frontier(options.getMaxInFlight(), options.getMaxInFlightBytes()),
                gate,
                state,
                new Publisher(new ToRoute(), gate, state, options, rules, deadLetters, timer),
                deadLetters,
                threads.newSingleThreadExecutor(this, "SourceRead[" + source.name() + "]"),
                threads.newSingleThreadExecutor(this, "SourcePosition[" + source.name() + "]"),
                timer);
    }

    private @Nullable SourceDeadLetters deadLetters() throws Exception {
        var uri = options.getDeadLetter();
        return uri == null
                ? null
                : new SourceDeadLetters(
                        getEndpoint().getCamelContext().getEndpoint(uri), source.identity(), getRouteId());
    }

    private static void awaitFirstTry(ReadLoop loop) throws InterruptedException {
        try {
            loop.opened().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceSetupException setup) {
                throw setup;
            }
            // It is tried again, and the loop says so.
        } catch (TimeoutException e) {
            if (!loop.opened().cancel(false)) {
                awaitFirstTry(loop);
            }
        } catch (CancellationException e) {
            // It is still being tried, and whatever comes of it does not fail the start any more.
        }
    }

    private final class ToRoute implements Publisher.Route {

        @Override
        public Exchange newExchange() {
            return createExchange(true);
        }

        @Override
        public void process(Exchange exchange, Runnable callback) {
            getAsyncProcessor().process(exchange, doneSync -> callback.run());
        }

        @Override
        public void stop(String why, Throwable cause) {
            stopRoute(why, cause);
        }
    }

    private void stopRoute(String why, Throwable cause) {
        var context = getEndpoint().getCamelContext();
        var route = getRouteId();
        getExceptionHandler().handleException(source.name() + ": " + why, cause);
        // Not here: a route waits for its exchanges to end before it stops, and this one has not.
        context.getExecutorServiceManager()
                .newThread("SourceStopRoute", () -> {
                    try {
                        if (route == null) {
                            stop();
                        } else {
                            context.getRouteController().stopRoute(route, cause);
                        }
                    } catch (Exception e) {
                        getExceptionHandler().handleException("Route " + route + " cannot be stopped", e);
                    }
                })
                .start();
    }

    @Override
    protected void doSuspend() throws Exception {
        var current = running;
        if (current != null) {
            current.gate().suspend();
        }
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        var current = running;
        if (current != null) {
            current.gate().resume();
        }
    }

    @Override
    protected void doStop() throws Exception {
        end();
        super.doStop();
    }

    /** The last position is stored before the store is let go of, if that can be done at once. */
    private void end() throws Exception {
        var ended = running;
        if (ended == null) {
            return;
        }
        var threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        ended.gate().stop();
        ended.frontier().close();
        threads.shutdownNow(ended.timer());
        threads.shutdownGraceful(ended.reading());
        threads.shutdownGraceful(ended.storing());
        ServiceHelper.stopService(ended.deadLetters());
        try {
            ended.store().close();
        } finally {
            running = null;
        }
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    /** Counts the exchanges that went on to other routes too, and the dead letters that are being stored. */
    @Override
    @ManagedAttribute(description = "Exchanges in the route")
    public int getPendingExchangesSize() {
        var current = running;
        return current == null ? 0 : current.gate().inside();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // The consumer is suspended by the shutdown itself, and what it has read and not published comes again.
    }

    /** Returns what is read. */
    @ManagedAttribute(description = "What is read")
    public String getIdentity() {
        return source.identity();
    }

    /** Returns the position that was stored last. */
    @ManagedAttribute(description = "The position that was stored last")
    public @Nullable String getPosition() {
        var current = running;
        var position = current == null ? null : current.state().position();
        return position == null ? null : position.value();
    }

    /** Returns how many records were read since the start. */
    @ManagedAttribute(description = "Records read since the start")
    public long getRecordsRead() {
        var current = running;
        return current == null ? 0 : current.state().read();
    }

    /** Returns how many records the route took since the start. */
    @ManagedAttribute(description = "Records that the route took since the start")
    public long getRecordsPublished() {
        var current = running;
        return current == null ? 0 : current.state().published();
    }

    /** Returns how many records became dead letters since the start. */
    @ManagedAttribute(description = "Records that became dead letters since the start")
    public long getDeadLetters() {
        var current = running;
        return current == null ? 0 : current.state().deadLetters();
    }

    /** Returns how often an exchange failed since the start. */
    @ManagedAttribute(description = "Exchanges that failed since the start")
    public long getFailures() {
        var current = running;
        return current == null ? 0 : current.state().failures();
    }

    /** Returns how many records were read whose position is not stored. */
    @ManagedAttribute(description = "Records that were read and whose position is not stored")
    public int getInFlight() {
        var current = running;
        return current == null ? 0 : current.frontier().records();
    }

    /** Returns the bytes of these. */
    @ManagedAttribute(description = "Bytes of the records that were read and whose position is not stored")
    public long getInFlightBytes() {
        var current = running;
        return current == null ? 0 : current.frontier().bytes();
    }
}
