package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.danubecamel.embedded.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers unary calls: with a value, with a refusal, or with INTERNAL when the broker itself is at fault. */
final class Rpc {

    private static final Logger LOG = LoggerFactory.getLogger(Rpc.class);

    private Rpc() {}

    static <T> void answer(StreamObserver<T> out, Supplier<T> work) {
        T answer;
        try {
            answer = work.get();
        } catch (Throwable e) {
            out.onError(refusal(e));
            return;
        }
        out.onNext(answer);
        out.onCompleted();
    }

    /** Answers when everything that the work changed is kept. */
    static <T> void answerWhenKept(StreamObserver<T> out, Storage storage, Supplier<T> work) {
        begin(out, () -> {
            T answer = work.get();
            storage.sync(failure -> {
                if (failure == null) {
                    out.onNext(answer);
                    out.onCompleted();
                } else {
                    out.onError(Refusals.notKept(failure));
                }
            });
        });
    }

    /** Runs the first part of a call, which answers later unless it throws. */
    static void begin(StreamObserver<?> out, Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            out.onError(refusal(e));
        }
    }

    private static StatusRuntimeException refusal(Throwable e) {
        if (e instanceof StatusRuntimeException refusal) {
            return refusal;
        }
        LOG.error("A call to the embedded broker failed", e);
        return Status.INTERNAL.withDescription("Embedded broker: " + e).asRuntimeException();
    }
}
