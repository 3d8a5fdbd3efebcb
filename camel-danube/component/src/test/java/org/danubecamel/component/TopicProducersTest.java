package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.SendReceipt;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.Test;

class TopicProducersTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.of(new byte[0]);

    private final List<FakeProducer> made = new ArrayList<>();
    private final TopicProducers producers = new TopicProducers(
            topic -> {
                var producer = new FakeProducer(topic);
                made.add(producer);
                return producer;
            },
            2,
            new SendWatch(task -> {}, text -> {}));

    @Test
    void keepsOneProducerForATopic() {
        send("a");
        send("a");
        assertThat(made).hasSize(1);
    }

    @Test
    void closesTheOneThatWasIdleForLongest() {
        finish(send("a"), send("b"));
        finish(send("a"));
        finish(send("c"));
        assertThat(closed()).containsExactly("b");
    }

    @Test
    void neverClosesOneWithAMessageUnderWay() {
        send("a");
        finish(send("b"));
        finish(send("c"));
        assertThat(closed()).containsExactly("b");
        assertThat(producers.size()).isEqualTo(2);
    }

    @Test
    void keepOneThatWasRefusedBecauseItTriesAgainByItself() {
        finish(send("a"));
        made.get(0).status = ConnectionState.Status.FAILED;
        send("a");
        assertThat(made).hasSize(1);
        assertThat(closed()).isEmpty();
    }

    @Test
    void refusesToSendOnceClosed() {
        send("a");
        producers.close();
        assertThat(closed()).containsExactly("a");
        assertThatThrownBy(() -> send("a")).hasMessageStartingWith("DNB-2401");
    }

    private FakeProducer send(String topic) {
        producers.send(TopicName.parse(topic), MESSAGE);
        return made.stream()
                .filter(producer -> producer.topic().equals(TopicName.parse(topic)))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static void finish(FakeProducer... sentBy) {
        for (var producer : sentBy) {
            producer.pending.forEach(future -> future.complete(new SendReceipt(producer.topic(), "p", 1)));
        }
    }

    private List<String> closed() {
        return made.stream()
                .filter(producer -> producer.closed)
                .map(producer -> producer.topic().local())
                .toList();
    }

    private static final class FakeProducer implements Producer {

        private final TopicName topic;
        private final List<CompletableFuture<SendReceipt>> pending = new ArrayList<>();
        private ConnectionState.Status status = ConnectionState.Status.CONNECTED;
        private boolean closed;

        FakeProducer(TopicName topic) {
            this.topic = topic;
        }

        @Override
        public TopicName topic() {
            return topic;
        }

        @Override
        public String name() {
            return "p";
        }

        @Override
        public CompletableFuture<Void> ready() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<SendReceipt> send(OutgoingMessage message) {
            var future = new CompletableFuture<SendReceipt>();
            pending.add(future);
            return future;
        }

        @Override
        public CompletableFuture<Void> flush() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public ConnectionState state() {
            return new ConnectionState(status, Instant.EPOCH, null);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
