package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.danubecamel.embedded.storage.MemoryStorage;
import org.danubecamel.protocol.MessageResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without the wire, because the broker's own failures cannot be caused from outside. */
class FailedCallTest implements StreamObserver<MessageResponse> {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final BrokerCore broker = new BrokerCore(
            new BrokerSettings(
                    0, 0, 10, FailurePolicy.DEFAULT, true, Set.of(), Limits.UNLIMITED, 4_000_000, null, true),
            Ids::random,
            executor,
            new MemoryStorage());
    private final CompletableFuture<Status> refusal = new CompletableFuture<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aSendThatFailsInTheTopicIsAnswered() {
        Topic topic = broker.topics().create("/default/orders", true);
        Producer producer = topic.producer("p");

        new ProducerRpc(broker).sendMessage(RawClient.message(topic.name(), producer.id(), "x"), this);

        assertThat(refusal).isCompletedWithValueMatching(status -> status.getCode() == Status.Code.INTERNAL);
    }

    @Test
    void aCallThatFailsWithAnErrorIsAnswered() {
        Rpc.answer(this, () -> {
            throw new OutOfMemoryError("planned");
        });

        assertThat(refusal).isCompletedWithValueMatching(status -> status.getCode() == Status.Code.INTERNAL);
    }

    @Override
    public void onNext(MessageResponse response) {
        throw new OutOfMemoryError("planned");
    }

    @Override
    public void onError(Throwable t) {
        refusal.complete(Status.fromThrowable(t));
    }

    @Override
    public void onCompleted() {}
}
