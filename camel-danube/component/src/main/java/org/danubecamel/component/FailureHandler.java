package org.danubecamel.component;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.client.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a message whose exchange failed. It is tried again as often as allowed, and then, if the failure
 * is known to be its own, dealt with as the endpoint says. A failure is a message's own if it speaks about the data, or if
 * others were accepted since the message was refused last and it was refused for itself, not with its batch. Any other is
 * taken for an outage of what the route writes to: it is tried on for as long as it takes, and new messages wait. Safe for
 * use by any number of threads.
 */
final class FailureHandler {

    /** As long as a delivery can wait: the stop of the route comes before. */
    private static final Duration UNTIL_STOPPED = Duration.ofDays(1);

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final FailureRules rules;
    private final FailureClassifier classifier;
    private final Retried retried = new Retried();
    private final IntakePause pause;
    private final @Nullable DeadLetters deadLetters;
    private final DeadLetterRate rate;
    private final FailureLog log;
    private final BiConsumer<String, @Nullable Throwable> stop;
    private volatile boolean ended;

    /** @param stop stops the route, told why; must not wait for it */
    FailureHandler(
            FailureRules rules,
            FailureClassifier classifier,
            IntakePause pause,
            @Nullable DeadLetters deadLetters,
            FailureLog log,
            BiConsumer<String, @Nullable Throwable> stop) {
        this.rules = rules;
        this.classifier = classifier;
        this.pause = pause;
        this.deadLetters = deadLetters;
        this.rate = new DeadLetterRate(rules.maxDeadLetterRate(), System::nanoTime);
        this.log = log;
        this.stop = stop;
    }

    /** The route accepted a message. */
    void accepted(Delivery delivery) {
        retried.accepted(delivery.message());
        pause.end();
    }

    /** A message is in other hands now: the route decided about it before it failed. */
    void left(Delivery delivery) {
        retried.left(delivery.message());
        endPauseWithoutProbe();
    }

    /** The route failed with a message. */
    void failed(Delivery delivery, Exchange exchange, Disposal disposal) {
        if (ended) {
            // The route is not given it any more; the broker has it.
            disposal.retryLater(AT_ONCE);
            return;
        }
        var message = delivery.message();
        var kind = kind(exchange);
        var witnessed = retried.failed(message);
        var attempt = delivery.redeliveryCount() + 1;
        var failed = FailedMessage.of(message, rules.subscription(), attempt, exchange, kind);
        var exhausted = attempt > rules.maximumRedeliveries();
        if (kind == FailureKind.RECORD
                || (kind == FailureKind.UNKNOWN && exhausted && witnessed && !failedWithOthers(exchange))) {
            retried.blame(message);
        }
        var own = kind != FailureKind.SYSTEM && retried.isBad(message);
        var outage = kind == FailureKind.SYSTEM || (exhausted && !own && !witnessed);
        var said = outage && !pause.begin("nothing shows that the failure is the message's own: " + failed.reason());
        if (!exhausted || !own || rules.onFailure() == OnFailure.RETRY) {
            retry(failed, exchange, disposal, said);
        } else if (rules.onFailure() == OnFailure.STOP) {
            stop(failed, disposal);
        } else {
            deadLetter(failed, exchange, disposal);
        }
    }

    private FailureKind kind(Exchange exchange) {
        var cause = exchange.getException();
        var kind = cause == null ? null : classifier.classify(cause);
        return kind == null ? FailureKind.UNKNOWN : kind;
    }

    /** Returns whether it was refused in one call with others, of which any may be to blame. */
    private static boolean failedWithOthers(Exchange exchange) {
        var batch = ObjectHelper.getException(BatchNotWrittenException.class, exchange.getException());
        return batch != null && !batch.isRefusedAlone();
    }

    /** @param said whether it is the failure of an outage that was reported already: not of each message at each try */
    private void retry(FailedMessage failed, Exchange exchange, Disposal disposal, boolean said) {
        var delay = rules.delay().after(failed.attempt() - 1);
        if (said) {
            log.retriedInOutage(failed, delay);
        } else {
            log.retried(failed, exchange, delay);
        }
        disposal.retryLater(delay);
    }

    private void stop(FailedMessage failed, Disposal disposal) {
        retried.left(failed.message());
        log.stopped(failed);
        disposal.retryLater(UNTIL_STOPPED);
        stop.accept(log.words(failed), failed.cause());
    }

    private void deadLetter(FailedMessage failed, Exchange exchange, Disposal disposal) {
        if (deadLetters == null || !rate.take()) {
            var said = !pause.begin("more than maxDeadLetterRate=" + rules.maxDeadLetterRate()
                    + " messages a minute are to become dead letters; last: " + failed.reason());
            retry(failed, exchange, disposal, said);
            return;
        }
        var unused = deadLetters.send(failed).whenComplete((sent, failure) -> {
            if (failure == null) {
                log.deadLettered(failed);
                retried.left(failed.message());
                disposal.done();
                endPauseWithoutProbe();
            } else {
                rate.giveBack();
                var delay = rules.delay().after(failed.attempt() - 1);
                pause.begin("dead letters cannot be stored: " + Failures.cause(failure));
                log.deadLetterFailed(failed, Failures.cause(failure), delay);
                disposal.retryLater(delay);
            }
        });
    }

    /** Where nothing is tried again, nothing could end the pause. */
    private void endPauseWithoutProbe() {
        if (retried.isEmpty()) {
            pause.end();
        }
    }

    /** The route is given messages from now on. */
    void begin() {
        ended = false;
    }

    /** Nothing is given to the route any more. */
    void end() {
        ended = true;
    }

    /** Forgets what it knows of messages: none that the consumer had is given to the route any more. */
    void reset() {
        retried.clear();
        pause.end();
    }

    /** Returns how many messages are being tried again. */
    int retrying() {
        return retried.count();
    }

    IntakePause pause() {
        return pause;
    }
}
