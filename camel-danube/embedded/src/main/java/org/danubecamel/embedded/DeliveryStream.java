package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.Queue;
import org.danubecamel.protocol.StreamMessage;

/** One open ReceiveMessages call, with a bounded buffer for what the connection does not take at once. */
final class DeliveryStream {

    private static final long MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

    private final ServerCallStreamObserver<StreamMessage> call;
    private final int maxBuffered;
    private final Queue<StreamMessage> buffer = new ArrayDeque<>(0);
    private long bufferedBytes;
    private boolean ended;

    /** Creates a stream that buffers at most {@code maxBuffered} messages, or none. */
    DeliveryStream(ServerCallStreamObserver<StreamMessage> call, int maxBuffered) {
        this.call = call;
        this.maxBuffered = maxBuffered;
    }

    boolean canAccept() {
        return !ended && (call.isReady() || (buffer.size() < maxBuffered && bufferedBytes < MAX_BUFFERED_BYTES));
    }

    void send(StreamMessage message) {
        if (buffer.isEmpty() && (call.isReady() || maxBuffered == 0)) {
            call.onNext(message);
        } else {
            buffer.add(message);
            bufferedBytes += message.getSerializedSize();
        }
    }

    /** Sends what is buffered, as far as the connection takes it. */
    void flush() {
        while (!ended && call.isReady()) {
            StreamMessage next = buffer.poll();
            if (next == null) {
                return;
            }
            bufferedBytes -= next.getSerializedSize();
            call.onNext(next);
        }
    }

    /** Ends the call with OK, as the broker does when a name is taken over or a topic goes. */
    void complete() {
        if (!ended) {
            ended = true;
            call.onCompleted();
        }
    }

    void fail(Status status) {
        if (!ended) {
            ended = true;
            call.onError(status.asRuntimeException());
        }
    }
}
