package org.danubecamel.connector.source;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.util.ObjectHelper;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives records to the route, and is done with each only once its exchange has completed successfully, wherever that was
 * handed over to, or once it is a dead letter that is stored. A record is taken for bad only if its failure speaks about
 * the data, or if others were accepted since it failed last. Everything else is an outage, and is tried on.
 */
final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(PositionedConsumer.class);

    /** The route, seen from here. */
    interface Route {

        Exchange newExchange();

        void process(Exchange exchange, Runnable callback);

        /** Stops it; does not wait for it. */
        void stop(String why, Throwable cause);
    }

    private final Route route;
    private final Gate gate;
    private final SourceState state;
    private final Backoff backoff;
    private final int maximumRedeliveries;
    private final OnSourceFailure onFailure;
    private final FailureClassifier classifier;
    private final @Nullable SourceDeadLetters deadLetters;
    private final ScheduledExecutorService timer;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicInteger failing = new AtomicInteger();

    Publisher(
            Route route,
            Gate gate,
            SourceState state,
            SourceConfiguration options,
            FailureClassifier classifier,
            @Nullable SourceDeadLetters deadLetters,
            ScheduledExecutorService timer) {
        this.route = route;
        this.gate = gate;
        this.state = state;
        this.backoff = new Backoff(options.getRedeliveryDelay(), options.getMaximumRedeliveryDelay());
        this.maximumRedeliveries = options.getMaximumRedeliveries();
        this.onFailure = options.effectiveOnFailure();
        this.classifier = classifier;
        this.deadLetters = deadLetters;
        this.timer = timer;
    }

    /** Gives an item to the route, or what is none to the dead letters. The gate has been entered for it. */
    void send(Item item, boolean asList) {
        var undecodable = item.undecodable();
        if (undecodable != null) {
            refuse(item, undecodable);
            return;
        }
        var exchange = route.newExchange();
        var message = exchange.getMessage();
        if (asList) {
            message.setBody(item.records().stream().map(SourceRecord::body).toList());
        } else {
            message.setBody(item.first().body());
            item.first().headers().forEach(message::setHeader);
        }
        var end = new End(item, asList);
        exchange.getExchangeExtension().addOnCompletion(end);
        route.process(exchange, () -> endWithoutUnitOfWork(exchange, end));
    }

    /** An exchange that fails before its unit of work began, as while the context stops, keeps its completions. */
    private static void endWithoutUnitOfWork(Exchange exchange, Synchronization end) {
        if (exchange.isFailed() && exchange.getExchangeExtension().containsOnCompletion(end)) {
            UnitOfWorkHelper.doneSynchronizations(
                    exchange, exchange.getExchangeExtension().handoverCompletions());
        }
    }

    /** The end of an exchange, in whatever route it comes; the callback of the processor may be called long before. */
    private final class End extends SynchronizationAdapter {

        private final Item item;
        private final boolean asList;
        private final AtomicBoolean ended = new AtomicBoolean();

        private End(Item item, boolean asList) {
            this.item = item;
            this.asList = asList;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                onFailure(exchange);
            } else if (ended.compareAndSet(false, true)) {
                published(item);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            if (ended.compareAndSet(false, true)) {
                var cause = exchange.getException();
                failed(
                        item,
                        asList,
                        cause != null ? cause : new IllegalStateException("The exchange was rolled back."));
            }
        }
    }

    private void published(Item item) {
        accepted.addAndGet(item.records().size());
        state.published(item.records().size());
        finish(item);
    }

    private void finish(Item item) {
        item.done();
        if (item.attempts() > 0 && failing.decrementAndGet() == 0) {
            state.end(SourceState.Part.PUBLISHING);
        }
        gate.leave();
    }

    private void failed(Item item, boolean asList, Throwable cause) {
        state.failed();
        if (item.attempts() == 0) {
            failing.incrementAndGet();
        }
        var witnessed = item.failed(accepted.get());
        var kind = classify(cause);
        var exhausted = item.attempts() > maximumRedeliveries;
        if (kind == FailureKind.RECORD
                || (kind == FailureKind.UNKNOWN && exhausted && witnessed && !failedWithOthers(cause))) {
            item.blame();
        }
        var own = kind != FailureKind.SYSTEM && item.isBlamed() && exhausted;
        if (own && item.records().size() > 1) {
            split(item);
        } else if (own && onFailure == OnSourceFailure.STOP) {
            stop(cause);
        } else if (own && onFailure == OnSourceFailure.DEAD_LETTER) {
            deadLetter(item, asList, kind, cause);
        } else {
            retry(item, asList, cause);
        }
    }

    private FailureKind classify(Throwable cause) {
        var kind = classifier.classify(cause);
        return kind == null ? FailureKind.UNKNOWN : kind;
    }

    /** Returns whether it was refused in one call with others, of which any may be to blame. */
    private static boolean failedWithOthers(Throwable cause) {
        var batch = ObjectHelper.getException(BatchNotWrittenException.class, cause);
        return batch != null && !batch.isRefusedAlone();
    }

    private void refuse(Item item, Throwable undecodable) {
        switch (onFailure) {
            case DEAD_LETTER -> deadLetter(item, false, FailureKind.RECORD, undecodable);
            case STOP -> stop(undecodable);
            case RETRY -> {
                state.begin(
                        SourceState.Part.HOLDING,
                        new IllegalStateException(
                                "DNB-3354 A record cannot be decoded, and there is nowhere to put it, so that the position"
                                        + " stays before it. Set deadLetter, or mend it in the source and start the route"
                                        + " again. Cause: " + undecodable,
                                undecodable));
                gate.leave();
            }
        }
    }

    private void stop(Throwable cause) {
        route.stop("A record failed, and onFailure=STOP; the position stays before it.", cause);
        gate.leave();
    }

    /** Tries each record by itself: the others are not to share the fate of a bad one. */
    private void split(Item item) {
        var parts = item.split();
        failing.addAndGet(parts.size() - 1);
        for (var part : parts) {
            part.failed(accepted.get());
            again(part, true, 1);
        }
        gate.leave();
    }

    private void deadLetter(Item item, boolean asList, FailureKind kind, Throwable cause) {
        if (deadLetters == null) {
            retry(item, asList, cause);
            return;
        }
        var unused = deadLetters
                .send(item.first(), item.attempts(), kind, cause)
                .whenComplete((sent, failure) -> {
                    if (failure == null) {
                        state.deadLettered(1, cause);
                        finish(item);
                    } else {
                        if (item.attempts() == 0) {
                            failing.incrementAndGet();
                            item.failed(accepted.get());
                        }
                        retry(item, asList, failure);
                    }
                });
    }

    private void retry(Item item, boolean asList, Throwable cause) {
        state.begin(SourceState.Part.PUBLISHING, cause);
        again(item, asList, backoff.after(item.attempts()));
        gate.leave();
    }

    private void again(Item item, boolean asList, long delay) {
        try {
            timer.schedule(
                    () -> {
                        if (gate.tryEnter()) {
                            send(item, asList);
                        } else if (!gate.isStopped()) {
                            again(item, asList, backoff.first());
                        }
                    },
                    delay,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is stopped: a record that failed comes again after the start", state.name(), e);
        }
    }

    /** Returns how many items failed and are being tried again. */
    int failing() {
        return failing.get();
    }

    /** Returns items of what was read: one for each record, or a list of all that are none that cannot be decoded. */
    static List<List<SourceRecord>> groups(List<SourceRecord> records, SendAs as) {
        return as == SendAs.RECORD ? records.stream().map(List::of).toList() : Lists.between(records);
    }
}
