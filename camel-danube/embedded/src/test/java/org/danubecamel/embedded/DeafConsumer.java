package org.danubecamel.embedded;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;

/** An open stream from which nothing is read. */
final class DeafConsumer implements ClientResponseObserver<ReceiveRequest, StreamMessage> {

    private final AtomicInteger received = new AtomicInteger();
    private final CompletableFuture<ClientCallStreamObserver<ReceiveRequest>> call = new CompletableFuture<>();

    DeafConsumer(RawClient client, long id) {
        client.asyncConsumers()
                .receiveMessages(ReceiveRequest.newBuilder().setConsumerId(id).build(), this);
    }

    int received() {
        return received.get();
    }

    void cancel() {
        call.join().cancel("the test ends it", null);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ReceiveRequest> stream) {
        stream.disableAutoRequestWithInitial(0);
        call.complete(stream);
    }

    @Override
    public void onNext(StreamMessage message) {
        received.incrementAndGet();
    }

    @Override
    public void onError(Throwable t) {
        // The test cancels the stream itself.
    }

    @Override
    public void onCompleted() {
        // Nothing to do.
    }
}
