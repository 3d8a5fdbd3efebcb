package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerResponse;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.TopicLookupResponse.LookupType;
import org.junit.jupiter.api.Test;

class ScaleTest extends BrokerTest {

    @Test
    void manyProducersAtOnceLoseNoOffsetAndDoubleNone() {
        EmbeddedBroker broker = broker(builder -> builder.window(10_000));
        RawClient consuming = client(broker);
        List<RawClient> clients =
                IntStream.range(0, 4).mapToObj(i -> client(broker)).toList();
        List<RawProducer> producers = IntStream.range(0, 16)
                .mapToObj(i -> clients.get(i % 4).producer(TOPIC, "p" + i, DispatchStrategy.Reliable))
                .toList();
        RawConsumer consumer = consuming.consumer(TOPIC, "s", SubscriptionType.Exclusive, "c");

        Pipeline pipeline = new Pipeline(256);
        for (int i = 0; i < 9_600; i++) {
            RawProducer producer = producers.get(i % 16);
            pipeline.send(producer, producer.message(producer.name() + ":" + i));
        }
        pipeline.awaitAll(9_600);
        consumer.awaitCount(9_600);

        assertThat(consumer.offsets())
                .containsExactlyElementsOf(LongStream.range(0, 9_600).boxed().toList());
        assertThat(new HashSet<>(consumer.payloads())).hasSize(9_600);
    }

    @Test
    void tenThousandTopicsAreNoBurden() {
        EmbeddedBroker broker = broker();
        RawClient client = client(broker);
        AtomicInteger created = new AtomicInteger();
        for (int i = 0; i < 10_000; i++) {
            client.asyncProducers()
                    .createProducer(
                            ProducerRequest.newBuilder()
                                    .setTopicName("/default/topic-" + i)
                                    .setProducerName("p")
                                    .setDispatchStrategy(DispatchStrategy.Reliable)
                                    .build(),
                            new Counting<ProducerResponse>(created, new AtomicReference<>(), () -> {}));
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> created.get() == 10_000);

        assertThat(client.lookup("/default/topic-9999").getResponseType()).isEqualTo(LookupType.Connect);
        assertThat(admin(broker)
                        .namespaces()
                        .getNamespaceTopics(RawAdmin.namespace("default"))
                        .getTopicsCount())
                .isEqualTo(10_000);
    }

    /** Sends with a bounded number of messages under way. */
    private static final class Pipeline {

        private final Semaphore window;
        private final AtomicInteger stored = new AtomicInteger();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Pipeline(int underWay) {
            window = new Semaphore(underWay);
        }

        void send(RawProducer producer, StreamMessage message) {
            window.acquireUninterruptibly();
            producer.client()
                    .asyncProducers()
                    .sendMessage(message, new Counting<MessageResponse>(stored, failure, window::release));
        }

        void awaitAll(int count) {
            await().atMost(Duration.ofSeconds(30)).until(() -> stored.get() == count || failure.get() != null);
            assertThat(failure.get()).isNull();
        }
    }

    private record Counting<T>(AtomicInteger answered, AtomicReference<Throwable> failure, Runnable next)
            implements StreamObserver<T> {

        @Override
        public void onNext(T answer) {
            answered.incrementAndGet();
        }

        @Override
        public void onError(Throwable t) {
            failure.set(t);
            next.run();
        }

        @Override
        public void onCompleted() {
            next.run();
        }
    }
}
