package org.danubecamel.client.internal.wire;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Unary calls with a deadline, answered by a callback on a network thread. */
public final class Calls {

    private Calls() {}

    /** Receives the answer of one call: exactly one of its methods is called, once. */
    public interface Answer<T> {

        /** Called with the broker's answer. */
        void answered(T response);

        /** Called if there is none. */
        void failed(Throwable cause);
    }

    /** Returns an answer of two lambdas. */
    public static <T> Answer<T> answer(Consumer<T> answered, Consumer<Throwable> failed) {
        return new Answer<>() {
            @Override
            public void answered(T response) {
                answered.accept(response);
            }

            @Override
            public void failed(Throwable cause) {
                failed.accept(cause);
            }
        };
    }

    /** Starts a call. Never throws and never blocks. */
    public static <Q, A> void unary(
            Channel channel, MethodDescriptor<Q, A> method, Q request, Duration timeout, Answer<? super A> answer) {
        var options = CallOptions.DEFAULT.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
        ClientCalls.asyncUnaryCall(channel.newCall(method, options), request, new OneAnswer<>(answer));
    }

    /** Passes on what a call has brought until it ended. */
    static <T> void complete(Answer<? super T> answer, @Nullable T response) {
        if (response == null) {
            answer.failed(Status.INTERNAL
                    .withDescription("the call ended without an answer")
                    .asRuntimeException());
        } else {
            answer.answered(response);
        }
    }

    private static final class OneAnswer<T> implements StreamObserver<T> {

        private final Answer<? super T> answer;
        private @Nullable T response;

        private OneAnswer(Answer<? super T> answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(T value) {
            response = value;
        }

        @Override
        public void onError(Throwable cause) {
            answer.failed(cause);
        }

        @Override
        public void onCompleted() {
            complete(answer, response);
        }
    }
}
