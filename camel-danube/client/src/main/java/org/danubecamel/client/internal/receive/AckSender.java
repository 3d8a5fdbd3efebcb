package org.danubecamel.client.internal.receive;

import io.grpc.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Backoff;
import org.danubecamel.client.internal.wire.Calls;
import org.danubecamel.client.internal.wire.Failure.Reaction;
import org.danubecamel.client.internal.wire.Failures;
import org.danubecamel.client.internal.wire.Operation;
import org.danubecamel.client.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Sends the acknowledgements of one partition, at most {@value #MAX_IN_FLIGHT} unanswered at once. One that belongs to a
 * stream that has ended is not sent: the broker has taken the message back and ignores it. Safe for use by any number of
 * threads.
 */
final class AckSender {

    /** More brings nothing: the broker handles the acknowledgements of a subscription one after the other. */
    private static final int MAX_IN_FLIGHT = 16;

    private static final int MAX_TRIES = 5;

    private final Wire wire;
    private final TopicName topic;
    private final String subscription;
    private final Streams streams;
    private final ArrayDeque<Pending> queue = new ArrayDeque<>();
    /** Those that wait for another try. */
    private final Set<Pending> resting = new HashSet<>();

    private final List<Runnable> whenIdle = new ArrayList<>();
    private int inFlight;

    /** Tells which stream is open. */
    interface Streams {

        /** Returns the connection of stream number {@code stream}, null if that has ended. */
        @Nullable Channel channelOf(long stream);
    }

    private final class Pending implements Calls.Answer<Object> {

        private final AckRequests request;
        private final long stream;
        private final Consumer<AckOutcome> outcome;
        /** Null until it has failed once. */
        private @Nullable Backoff backoff;

        private Pending(AckRequests request, long stream, Consumer<AckOutcome> outcome) {
            this.request = request;
            this.stream = stream;
            this.outcome = outcome;
        }

        @Override
        public void answered(Object response) {
            // The broker says yes to one that comes after the stream's end, too, and ignores it.
            var heard = streams.channelOf(stream) != null;
            transmit(end(this, heard ? AckOutcome.CONFIRMED : AckOutcome.UNCONFIRMED));
        }

        @Override
        public void failed(Throwable cause) {
            tryAgain(this, cause);
        }

        private Backoff backoff() {
            if (backoff == null) {
                backoff = Backoff.forConnecting();
            }
            return backoff;
        }
    }

    AckSender(Wire wire, TopicName topic, String subscription, Streams streams) {
        this.wire = wire;
        this.topic = topic;
        this.subscription = subscription;
        this.streams = streams;
    }

    /**
     * Sends {@code request} for a message that stream number {@code stream} delivered.
     *
     * @param outcome called once, on whichever thread; must not block
     */
    void send(AckRequests request, long stream, Consumer<AckOutcome> outcome) {
        enqueue(new Pending(request, stream, outcome));
    }

    private void enqueue(Pending pending) {
        synchronized (this) {
            if (inFlight == MAX_IN_FLIGHT) {
                queue.add(pending);
                return;
            }
            inFlight++;
        }
        transmit(pending);
    }

    /** Sends {@code first}, or those after it if its stream has ended: thousands may wait, hence the loop. */
    private void transmit(@Nullable Pending first) {
        for (var pending = first; pending != null; ) {
            var channel = streams.channelOf(pending.stream);
            if (channel != null) {
                pending.request.call(wire, channel, subscription, pending);
                return;
            }
            pending = end(pending, AckOutcome.UNCONFIRMED);
        }
    }

    private void tryAgain(Pending pending, Throwable cause) {
        var reaction = Failures.classify(Operation.ACKNOWLEDGE, topic, cause).reaction();
        var hopeless = reaction == Reaction.GIVE_UP || reaction == Reaction.REFUSE_MESSAGE;
        if (hopeless || pending.backoff().tries() >= MAX_TRIES || streams.channelOf(pending.stream) == null) {
            // The broker delivers the message again after its own timeout, and it is acknowledged then.
            transmit(end(pending, AckOutcome.UNCONFIRMED));
        } else {
            synchronized (this) {
                resting.add(pending);
            }
            wire.schedule(() -> wake(pending), pending.backoff().nextMillis());
        }
    }

    private void wake(Pending pending) {
        synchronized (this) {
            if (!resting.remove(pending)) {
                return;
            }
        }
        transmit(pending);
    }

    /** A stream has ended: what rests is not kept waiting for a try that will not be made. */
    void streamEnded() {
        List<Pending> awake;
        synchronized (this) {
            awake = List.copyOf(resting);
        }
        awake.forEach(this::wake);
    }

    /** Returns the next one, which has the room of this one. */
    private @Nullable Pending end(Pending pending, AckOutcome outcome) {
        Pending next;
        List<Runnable> idle = List.of();
        synchronized (this) {
            next = queue.poll();
            if (next == null) {
                inFlight--;
            }
            if (inFlight == 0 && !whenIdle.isEmpty()) {
                idle = List.copyOf(whenIdle);
                whenIdle.clear();
            }
        }
        pending.outcome.accept(outcome);
        idle.forEach(Runnable::run);
        return next;
    }

    /** Runs {@code action} as soon as no acknowledgement is unanswered or waits. */
    void whenIdle(Runnable action) {
        synchronized (this) {
            if (inFlight > 0) {
                whenIdle.add(action);
                return;
            }
        }
        action.run();
    }
}
