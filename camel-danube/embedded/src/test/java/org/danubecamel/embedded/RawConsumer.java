package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;

/** An open stream and everything that came over it. */
final class RawConsumer implements StreamObserver<StreamMessage> {

    /** Long enough for a message that should not come to come. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private final RawClient client;
    private final String subscription;
    private final long id;
    private final List<StreamMessage> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final Context.CancellableContext context = Context.current().withCancellation();

    RawConsumer(RawClient client, String subscription, long id) {
        this.client = client;
        this.subscription = subscription;
        this.id = id;
        context.run(() -> client.asyncConsumers()
                .receiveMessages(ReceiveRequest.newBuilder().setConsumerId(id).build(), this));
    }

    long id() {
        return id;
    }

    List<StreamMessage> received() {
        return received;
    }

    List<String> payloads() {
        return received.stream()
                .map(message -> message.getPayload().toStringUtf8())
                .toList();
    }

    List<Long> offsets() {
        return received.stream()
                .map(message -> message.getMsgId().getTopicOffset())
                .toList();
    }

    /** Waits until this many messages have come, and returns the last of them. */
    StreamMessage awaitCount(int count) {
        if (received.size() < count) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> received.size() >= count);
        }
        return received.get(count - 1);
    }

    /** Waits for exactly these payloads, in this order, and for nothing more. */
    void awaitExactly(String... payloads) {
        awaitCount(payloads.length);
        assertQuiet();
        assertThat(payloads()).containsExactly(payloads);
    }

    /** Nothing comes for a while. */
    void assertQuiet() {
        int before = received.size();
        await().during(QUIET).atMost(QUIET.multipliedBy(10)).until(() -> received.size() == before);
    }

    /** Waits until nothing has come for a while. */
    void awaitQuiet() {
        int[] seen = {-1};
        await().pollInterval(QUIET).until(() -> {
            boolean quiet = seen[0] == received.size();
            seen[0] = received.size();
            return quiet;
        });
    }

    Status awaitEnd() {
        return end.orTimeout(10, TimeUnit.SECONDS).join();
    }

    void ack(StreamMessage message) {
        client.ack(message, subscription);
    }

    void nack(StreamMessage message, long delayMillis) {
        client.nack(message, subscription, delayMillis);
    }

    /** Acknowledges each message as it comes until this many have come. */
    void ackUntil(int count) {
        for (int i = 1; i <= count; i++) {
            ack(awaitCount(i));
        }
    }

    /** Breaks the stream from the client's side. */
    void cancel() {
        context.cancel(null);
        awaitEnd();
    }

    @Override
    public void onNext(StreamMessage message) {
        received.add(message);
    }

    @Override
    public void onError(Throwable t) {
        end.complete(Status.fromThrowable(t));
    }

    @Override
    public void onCompleted() {
        end.complete(Status.OK);
    }
}
