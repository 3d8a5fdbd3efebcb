package org.danubecamel.client.fake;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/**
 * A request that waits for its answer.
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public final class Held<Q, A> {
    private final Q request;
    private final StreamObserver<A> observer;
    private final Function<Q, A> usual;

    Held(Q request, StreamObserver<A> observer, Function<Q, A> usual) {
        this.request = request;
        this.observer = observer;
        this.usual = usual;
    }

    /** Returns the request. */
    public Q request() {
        return request;
    }

    /** Answers as if nothing had happened. */
    public void release() {
        observer.onNext(usual.apply(request));
        observer.onCompleted();
    }

    /** Answers with an error. */
    public void fail(Status.Code code, String text) {
        observer.onError(code.toStatus().withDescription(text).asRuntimeException());
    }
}
