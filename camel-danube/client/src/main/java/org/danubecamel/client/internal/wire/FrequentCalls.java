package org.danubecamel.client.internal.wire;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.danubecamel.client.internal.wire.Calls.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Unary calls of which there are thousands a second: publishes and acknowledgements. One look now and then at those
 * under way takes the place of their deadlines, because a deadline of gRPC's costs each call a header and a timer, and
 * the remains of a timer stay in memory for as long as it would have run. Safe for use by any number of threads.
 */
public final class FrequentCalls {

    private static final long LOOK_MILLIS = 100;

    private final Wire wire;
    private final Chain<TimedCall<?>> underWay = new Chain<>();
    private boolean looking;

    FrequentCalls(Wire wire) {
        this.wire = wire;
    }

    /**
     * Starts a call. Never throws and never blocks.
     *
     * @param timeoutNanos after how long it fails with DEADLINE_EXCEEDED, to a tenth of a second
     */
    public <Q, A> void unary(
            Channel channel, MethodDescriptor<Q, A> method, Q request, long timeoutNanos, Answer<? super A> answer) {
        var call = channel.newCall(method, CallOptions.DEFAULT);
        var timed = new TimedCall<>(call, System.nanoTime() + timeoutNanos, answer);
        ClientCalls.asyncUnaryCall(call, request, timed);
        // Afterwards, because a call that is cancelled while it is being made throws.
        watch(timed);
    }

    private void watch(TimedCall<?> call) {
        synchronized (this) {
            if (call.ended) {
                return;
            }
            call.place = underWay.add(call);
            if (looking) {
                return;
            }
            looking = true;
        }
        wire.schedule(this::look, LOOK_MILLIS);
    }

    private synchronized void end(TimedCall<?> call) {
        call.ended = true;
        if (call.place != null) {
            underWay.remove(call.place);
        }
    }

    private void look() {
        List<TimedCall<?>> overdue;
        synchronized (this) {
            if (underWay.isEmpty()) {
                looking = false;
                return;
            }
            var now = System.nanoTime();
            overdue = underWay.stream().filter(call -> now - call.endNanos >= 0).toList();
        }
        overdue.forEach(TimedCall::timeOut);
        wire.schedule(this::look, LOOK_MILLIS);
    }

    private final class TimedCall<A> implements StreamObserver<A> {

        private final ClientCall<?, A> call;
        private final long endNanos;
        private final Answer<? super A> answer;
        private @Nullable A response;
        private volatile boolean timedOut;
        private boolean ended;
        private Chain.@Nullable Link<TimedCall<?>> place;

        private TimedCall(ClientCall<?, A> call, long endNanos, Answer<? super A> answer) {
            this.call = call;
            this.endNanos = endNanos;
            this.answer = answer;
        }

        private void timeOut() {
            timedOut = true;
            call.cancel("no answer in time", null);
        }

        @Override
        public void onNext(A value) {
            response = value;
        }

        @Override
        public void onError(Throwable cause) {
            end(this);
            var ownDoing = timedOut && Status.fromThrowable(cause).getCode() == Status.Code.CANCELLED;
            answer.failed(ownDoing ? Status.DEADLINE_EXCEEDED.withCause(cause).asRuntimeException() : cause);
        }

        @Override
        public void onCompleted() {
            end(this);
            Calls.complete(answer, response);
        }
    }
}
