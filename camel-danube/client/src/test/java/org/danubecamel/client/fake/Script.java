package org.danubecamel.client.fake;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one method of the broker answers: first what was written down, in that order, then as usual.
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public final class Script<Q, A> {
    private final Queue<BiConsumer<Q, StreamObserver<A>>> next = new ConcurrentLinkedQueue<>();
    private final List<Q> requests = new CopyOnWriteArrayList<>();
    private final List<Held<Q, A>> held = new CopyOnWriteArrayList<>();
    private final Function<Q, A> standard;
    private volatile BiConsumer<Q, StreamObserver<A>> usual;

    Script(Function<Q, A> standard) {
        this.standard = standard;
        this.usual = answering(standard);
    }

    private BiConsumer<Q, StreamObserver<A>> answering(Function<Q, A> answer) {
        return (request, observer) -> {
            A response;
            try {
                response = answer.apply(request);
            } catch (StatusRuntimeException scripted) {
                observer.onError(scripted);
                return;
            }
            observer.onNext(response);
            observer.onCompleted();
        };
    }

    private BiConsumer<Q, StreamObserver<A>> failing(Status.Code code, String text) {
        return (request, observer) ->
                observer.onError(code.toStatus().withDescription(text).asRuntimeException());
    }

    private void hold(Q request, StreamObserver<A> observer) {
        held.add(new Held<>(request, observer, standard));
    }

    void handle(Q request, StreamObserver<A> observer) {
        requests.add(request);
        var scripted = next.poll();
        (scripted == null ? usual : scripted).accept(request, observer);
    }

    /** The next request fails. */
    public Script<Q, A> thenFail(Status.Code code, String text) {
        next.add(failing(code, text));
        return this;
    }

    /** The next request is answered by {@code answer}, which may throw a status. */
    public Script<Q, A> thenAnswer(Function<Q, A> answer) {
        next.add(answering(answer));
        return this;
    }

    /** The next request is answered as usual. */
    public Script<Q, A> thenSucceed() {
        return thenAnswer(standard);
    }

    /** The next request waits in {@link #held()}. */
    public Script<Q, A> thenHold() {
        next.add(this::hold);
        return this;
    }

    /** All later requests fail. */
    public void alwaysFail(Status.Code code, String text) {
        usual = failing(code, text);
    }

    /** All later requests are answered by {@code answer}. */
    public void alwaysAnswer(Function<Q, A> answer) {
        usual = answering(answer);
    }

    /** All later requests wait in {@link #held()}. */
    public void alwaysHold() {
        usual = this::hold;
    }

    /** All later requests are answered as usual again. */
    public void alwaysSucceed() {
        usual = answering(standard);
    }

    /** Returns the requests that wait, the oldest first. */
    public List<Held<Q, A>> held() {
        return held;
    }

    /** Answers all that wait as usual. */
    public void releaseAll() {
        var waiting = List.copyOf(held);
        held.removeAll(waiting);
        waiting.forEach(Held::release);
    }

    /** Returns the requests that arrived, the oldest first. */
    public List<Q> requests() {
        return requests;
    }

    /** Returns how many requests arrived. */
    public int count() {
        return requests.size();
    }
}
