package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.TOPIC;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeBroker;
import org.danubecamel.protocol.ConsumerRequest;
import org.junit.jupiter.api.Test;

/** What is to be done before a partition is subscribed to. */
class ConsumerPreparationTest extends BrokerStory {

    private final List<TopicName> prepared = new CopyOnWriteArrayList<>();

    private Consumer preparedConsumer(Function<TopicName, CompletionStage<Void>> preparation) {
        return consumer(options -> options.beforeSubscribe(preparation), Delivery::acknowledge);
    }

    private CompletionStage<Void> remember(TopicName topic) {
        prepared.add(topic);
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void theSubscriptionWaitsForIt() {
        var done = new CompletableFuture<Void>();
        var consumer = preparedConsumer(topic -> {
            prepared.add(topic);
            return done;
        });
        eventually(() -> assertThat(prepared).containsExactly(TOPIC));
        staysSo(() -> assertThat(broker.subscriptions().count()).isZero());
        done.complete(null);

        result(consumer.ready());
        assertThat(broker.subscriptions().count()).isEqualTo(1);
    }

    @Test
    void itIsDoneForEachPartition() {
        broker.partitions()
                .alwaysAnswer(request -> FakeBroker.listing("/default/orders-part-0", "/default/orders-part-1"));

        result(preparedConsumer(this::remember).ready());

        assertThat(prepared).containsExactlyInAnyOrder(TOPIC.partition(0), TOPIC.partition(1));
    }

    @Test
    void itIsDoneForAPartitionThatIsFoundLater() {
        broker.partitions()
                .thenAnswer(request -> FakeBroker.listing("/default/orders-part-0"))
                .alwaysAnswer(request -> FakeBroker.listing("/default/orders-part-0", "/default/orders-part-1"));
        preparedConsumer(this::remember);
        broker.stream(2);

        assertThat(prepared).containsExactly(TOPIC.partition(0), TOPIC.partition(1));
    }

    @Test
    void itIsNotRepeatedWhenTheStreamEnds() {
        preparedConsumer(this::remember);
        broker.stream(1).end();
        broker.stream(2);

        assertThat(prepared).containsExactly(TOPIC);
    }

    @Test
    void itIsRepeatedAfterTheTopicWasGone() {
        broker.subscriptions().thenSucceed().thenFail(Code.NOT_FOUND, "Unable to find the topic");
        preparedConsumer(this::remember);
        broker.stream(1).end();
        broker.stream(2);

        assertThat(prepared).containsExactly(TOPIC, TOPIC);
    }

    @Test
    void oneThatMaySucceedLaterIsTriedAgainSoon() {
        var tries = List.of(
                        failing(new DanubeException(ErrorId.UNREACHABLE, "no", SendOutcome.REFUSED, true, null)),
                        failing(new IllegalStateException("odd")),
                        CompletableFuture.<Void>completedFuture(null))
                .iterator();
        var consumer = preparedConsumer(topic -> tries.next());

        result(consumer.ready());
        assertThat(broker.subscriptions().requests())
                .extracting(ConsumerRequest::getTopicName)
                .containsExactly(TOPIC.toString());
    }

    @Test
    void oneThatThrowsIsTriedAgainToo() {
        var consumer = preparedConsumer(topic -> {
            prepared.add(topic);
            if (prepared.size() == 1) {
                throw new IllegalStateException("odd");
            }
            return CompletableFuture.completedFuture(null);
        });

        result(consumer.ready());
        assertThat(prepared).hasSize(2);
    }

    @Test
    void oneThatIsRefusedFailsTheConsumerWithItsReason() {
        var consumer = preparedConsumer(topic -> failing(new DanubeException(ErrorId.FAILURE_POLICY, "refused")));

        assertThat(failure(consumer.ready()).id()).isEqualTo(ErrorId.FAILURE_POLICY);
        assertThat(consumer.state().status()).isEqualTo(Status.FAILED);
        assertThat(broker.subscriptions().count()).isZero();
    }

    @Test
    void oneThatEndsAfterTheConsumerWasClosedHasNoEffect() {
        var done = new CompletableFuture<Void>();
        var consumer = consumer(
                options -> options.closeTimeout(Duration.ofMillis(50)).beforeSubscribe(topic -> {
                    prepared.add(topic);
                    return done;
                }),
                Delivery::acknowledge);
        eventually(() -> assertThat(prepared).hasSize(1));
        consumer.close();
        done.complete(null);

        staysSo(() -> assertThat(broker.lookups().count()).isZero());
    }

    private static CompletableFuture<Void> failing(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }
}
