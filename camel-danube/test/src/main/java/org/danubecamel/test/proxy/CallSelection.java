package org.danubecamel.test.proxy;

import io.grpc.Status;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault strikes: all of one method, unless narrowed. Immutable; each method that makes a
 * {@link GrpcFault} puts it in force at once. A call is decided at its first request message. Of several faults that
 * fit, the oldest strikes, and the others do not count the call.
 *
 * @param <Q> what a request is
 */
public final class CallSelection<Q> {

    private final FaultList faults;
    private final String method;
    private final Function<byte[], Q> parser;
    private final Predicate<? super Q> condition;
    private final int every;
    private final int limit;

    CallSelection(FaultList faults, String method, Function<byte[], Q> parser) {
        this(faults, method, parser, request -> true, 1, Integer.MAX_VALUE);
    }

    private CallSelection(
            FaultList faults,
            String method,
            Function<byte[], Q> parser,
            Predicate<? super Q> condition,
            int every,
            int limit) {
        this.faults = faults;
        this.method = method;
        this.parser = parser;
        this.condition = condition;
        this.every = every;
        this.limit = limit;
    }

    /** Strikes only calls whose first request fulfils the condition. A condition that throws fails the call. */
    public CallSelection<Q> where(Predicate<? super Q> fulfilled) {
        return new CallSelection<>(faults, method, parser, fulfilled, every, limit);
    }

    /** Strikes only the n-th, 2n-th and so on of the calls that fulfil the condition. */
    public CallSelection<Q> everyNth(int n) {
        return new CallSelection<>(faults, method, parser, condition, requireAtLeastOne(n, "n"), limit);
    }

    /** Strikes only so many calls. */
    public CallSelection<Q> next(int calls) {
        return new CallSelection<>(faults, method, parser, condition, every, requireAtLeastOne(calls, "calls"));
    }

    /** Answers with the status; the target never sees the call. */
    public GrpcFault refuse(Status status) {
        return begin(new Effect.Refuse(requireFailure(status)));
    }

    /** Holds each call for this long before the target sees it. A call that the caller ends meanwhile never gets there. */
    public GrpcFault delayRequest(Duration delay) {
        return begin(new Effect.HoldRequest(requireNotNegative(delay)));
    }

    /** Holds calls before the target sees them, until {@link GrpcFault#end()}. */
    public GrpcFault holdRequest() {
        return begin(new Effect.HoldRequest(null));
    }

    /** Holds each answer, or the beginning of each stream, for this long before the caller sees it. */
    public GrpcFault delayResponse(Duration delay) {
        return begin(new Effect.HoldResponse(requireNotNegative(delay)));
    }

    /** Holds answers, or the beginnings of streams, before the caller sees them, until {@link GrpcFault#end()}. */
    public GrpcFault holdResponse() {
        return begin(new Effect.HoldResponse(null));
    }

    /** Lets the target answer, and the caller see UNAVAILABLE instead. */
    public GrpcFault loseResponse() {
        return begin(new Effect.LoseResponse(Status.UNAVAILABLE.withDescription("Injected fault: the answer is lost")));
    }

    /** Lets the target answer, and the caller see nothing until its deadline. Ending the fault does not change that. */
    public GrpcFault withholdResponse() {
        return begin(new Effect.LoseResponse(null));
    }

    /**
     * Passes so many messages of the target's stream, and then ends it for the caller with the status; the target sees
     * a cancellation.
     *
     * @param messages 1 or more
     */
    public GrpcFault breakStreamAfter(int messages, Status status) {
        return begin(new Effect.BreakStream(requireAtLeastOne(messages, "messages"), requireFailure(status)));
    }

    private GrpcFault begin(Effect effect) {
        var fault = new GrpcFault(this, effect);
        faults.add(fault);
        return fault;
    }

    void forget(GrpcFault ended) {
        faults.remove(ended);
    }

    boolean matches(String called, byte[] request) {
        return method.equals(called) && condition.test(parser.apply(request));
    }

    int every() {
        return every;
    }

    int limit() {
        return limit;
    }

    private static Status requireFailure(Status status) {
        if (status.isOk()) {
            throw new IllegalArgumentException("The status is OK; allowed are failures, such as Status.UNAVAILABLE");
        }
        return status;
    }

    private static int requireAtLeastOne(int given, String what) {
        if (given < 1) {
            throw new IllegalArgumentException(what + " is " + given + "; allowed is 1 or more");
        }
        return given;
    }

    private static Duration requireNotNegative(@Nullable Duration delay) {
        if (delay == null || delay.isNegative()) {
            throw new IllegalArgumentException("delay is " + delay + "; allowed is zero or more");
        }
        return delay;
    }
}
