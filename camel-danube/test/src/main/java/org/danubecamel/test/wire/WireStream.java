package org.danubecamel.test.wire;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.danubecamel.protocol.ConsumerServiceGrpc.ConsumerServiceStub;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** A consumer's stream, read eagerly, as a broker expects of a client. */
public final class WireStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<StreamMessage> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private @Nullable ClientCallStreamObserver<ReceiveRequest> call;

    private WireStream() {}

    static WireStream open(ConsumerServiceStub stub, long consumerId) {
        var stream = new WireStream();
        var request = ReceiveRequest.newBuilder()
                .setRequestId(Wire.nextRequestId())
                .setConsumerId(consumerId)
                .build();
        stub.receiveMessages(request, stream.new Observer());
        return stream;
    }

    /** Returns the next message, which must arrive within 10 s. */
    public StreamMessage next() {
        return next(PATIENCE);
    }

    /** Returns the next message, which must arrive within {@code patience}. */
    public StreamMessage next(Duration patience) {
        var message = poll(patience);
        if (message == null) {
            throw new AssertionError("No message within " + patience + "; the stream "
                    + (end.isDone() ? "ended with " + end.join() : "is open"));
        }
        return message;
    }

    /** Returns the next {@code count} messages, each of which must arrive within 10 s. */
    public List<StreamMessage> next(int count) {
        var messages = new ArrayList<StreamMessage>(count);
        for (var i = 0; i < count; i++) {
            messages.add(next());
        }
        return messages;
    }

    /** Returns what has arrived and was not returned before, without waiting. */
    public List<StreamMessage> received() {
        var messages = new ArrayList<StreamMessage>();
        received.drainTo(messages);
        return messages;
    }

    /** Fails if a message arrives within {@code period}. */
    public void expectNothingFor(Duration period) {
        var message = poll(period);
        if (message != null) {
            throw new AssertionError("Unexpected message: " + message);
        }
    }

    /** Returns with what the stream ends, which must be within 10 s. */
    public Status end() {
        try {
            return end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The stream has not ended within " + PATIENCE, e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Leaves, as a client does that goes away. */
    @Override
    public void close() {
        var open = call;
        if (open != null) {
            open.cancel("closed by the test", null);
        }
    }

    private @Nullable StreamMessage poll(Duration patience) {
        try {
            return received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private final class Observer implements ClientResponseObserver<ReceiveRequest, StreamMessage> {

        @Override
        public void beforeStart(ClientCallStreamObserver<ReceiveRequest> requestStream) {
            call = requestStream;
        }

        @Override
        public void onNext(StreamMessage message) {
            received.add(message);
        }

        @Override
        public void onError(Throwable error) {
            end.complete(Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            end.complete(Status.OK);
        }
    }
}
