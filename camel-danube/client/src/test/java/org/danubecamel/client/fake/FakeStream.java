package org.danubecamel.client.fake;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import org.danubecamel.protocol.StreamMessage;

/** One open stream of messages to a consumer. */
public final class FakeStream {
    private final long consumerId;
    private final ServerCallStreamObserver<StreamMessage> observer;
    private volatile boolean cancelled;

    FakeStream(long consumerId, ServerCallStreamObserver<StreamMessage> observer) {
        this.consumerId = consumerId;
        this.observer = observer;
        observer.setOnCancelHandler(() -> cancelled = true);
    }

    /** Returns the id that the broker gave with the subscription. */
    public long consumerId() {
        return consumerId;
    }

    /** Returns whether the client has ended it. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Delivers messages. */
    public synchronized void deliver(StreamMessage... messages) {
        for (var message : messages) {
            observer.onNext(message);
        }
    }

    /** Ends it as a takeover does. */
    public synchronized void end() {
        observer.onCompleted();
    }

    /** Ends it with an error. */
    public synchronized void fail(Status.Code code, String text) {
        observer.onError(code.toStatus().withDescription(text).asRuntimeException());
    }
}
