package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.danubecamel.client.fake.Samples.TOPIC;
import static org.danubecamel.client.fake.Samples.message;
import static org.danubecamel.client.fake.Samples.text;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeBroker;
import org.danubecamel.protocol.ProducerRequest;
import org.junit.jupiter.api.Test;

class DanubeClientTest extends BrokerStory {

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Test
    void closingItClosesAllThatItMade() {
        var client = client();
        var producer = producer(client, options -> options);
        var consumer = consumer(client, options -> options, Delivery::acknowledge);
        result(producer.ready());
        result(consumer.ready());
        client.close();

        assertThat(producer.state().status()).isEqualTo(Status.CLOSED);
        assertThat(consumer.state().status()).isEqualTo(Status.CLOSED);
        eventually(() -> assertThat(broker.streams()).allMatch(stream -> stream.isCancelled()));
    }

    @Test
    void afterClosingNoThreadOfItIsLeft() {
        var before = threads("danube-client-");
        var client = client();
        var producer = producer(client, options -> options);
        consumer(client, options -> options, Delivery::acknowledge);
        result(producer.send(text("a")));
        broker.stream(1).deliver(message(0));
        eventually(() -> assertThat(broker.acks().count()).isEqualTo(1));
        assertThat(threads("danube-client-")).isGreaterThan(before);
        client.close();

        eventually(() -> assertThat(threads("danube-client-")).isLessThanOrEqualTo(before));
    }

    @Test
    void manyProducersAndConsumersShareItsThreads() {
        var client = client();
        var before = threads("danube-client-");
        var sent = new ArrayList<CompletableFuture<SendReceipt>>();
        for (var i = 0; i < 50; i++) {
            sent.add(producer(client, options -> options).send(text("m" + i)));
            consumer(client, options -> options, Delivery::acknowledge);
        }
        sent.forEach(BrokerStory::result);
        for (var i = 1; i <= 50; i++) {
            broker.stream(i).deliver(message(0));
        }
        eventually(() -> assertThat(broker.acks().count()).isEqualTo(50));

        var cores = Runtime.getRuntime().availableProcessors();
        assertThat(threads("danube-client-") - before).isLessThanOrEqualTo(3L * cores + 1);
    }

    @Test
    void allThatItMakesShareOneConnection() {
        var client = client();
        for (var i = 0; i < 10; i++) {
            result(producer(client, options -> options).ready());
            result(consumer(client, options -> options, Delivery::acknowledge).ready());
        }
        assertThat(broker.connections()).isEqualTo(1);
    }

    @Test
    void onceClosedItMakesNothing() {
        var client = client();
        client.close();

        assertThatThrownBy(() -> producer(client, options -> options)).hasMessageStartingWith("DNB-2401 ");
        assertThatThrownBy(() -> consumer(client, options -> options, Delivery::acknowledge))
                .hasMessageStartingWith("DNB-2401 ")
                .hasMessageContaining(broker.url());
    }

    @Test
    void onceClosedItAsksNothing() {
        var client = client();
        client.close();

        assertThat(failure(client.ping()).id()).isEqualTo(ErrorId.CLOSED);
        assertThat(failure(client.partitions(TOPIC)).id()).isEqualTo(ErrorId.CLOSED);
        assertThat(broker.healthChecks().count()).isZero();
    }

    @Test
    void closingTwiceIsClosing() {
        var client = client();
        client.close();
        client.close();

        assertThat(failure(client.ping()).id()).isEqualTo(ErrorId.CLOSED);
    }

    @Test
    void whatIsClosedAloneIsForgotten() {
        var client = client();
        var producer = producer(client, options -> options);
        producer.close();
        var other = producer(client, options -> options);

        result(other.send(text("a")));
    }

    @Test
    void nothingConnectsBeforeItIsNeeded() {
        client();

        staysSo(() -> assertThat(
                        broker.healthChecks().count() + broker.lookups().count())
                .isZero());
    }

    @Test
    void partitionsAreTold() {
        broker.partitions()
                .thenAnswer(request -> FakeBroker.listing("/default/orders-part-1", "/default/orders-part-0"))
                .thenAnswer(request -> FakeBroker.listing());

        var client = client();
        assertThat(result(client.partitions(TOPIC))).containsExactly(TOPIC.partition(0), TOPIC.partition(1));
        assertThat(result(client.partitions(TOPIC))).isEmpty();
        assertThat(result(client.partitions(TOPIC))).containsExactly(TOPIC);
    }

    @Test
    void partitionsThatCannotBeToldAreAnError() {
        broker.partitions().alwaysFail(Code.PERMISSION_DENIED, "no binding grants Lookup");

        assertThat(failure(client().partitions(TOPIC)).id()).isEqualTo(ErrorId.PERMISSION);
    }

    @Test
    void aTopicIsCreatedByRegisteringAProducer() {
        result(client().createTopic(TOPIC, DispatchStrategy.RELIABLE, 2));

        assertThat(broker.registrations().requests())
                .extracting(ProducerRequest::getTopicName)
                .containsExactlyInAnyOrder("/default/orders-part-0", "/default/orders-part-1");
        assertThat(broker.sends().count()).isZero();
    }

    @Test
    void aTopicThatCannotBeCreatedIsAnError() {
        broker.registrations().alwaysFail(Code.FAILED_PRECONDITION, "other strategy");

        assertThat(failure(client().createTopic(TOPIC, DispatchStrategy.RELIABLE, 0))
                        .id())
                .isEqualTo(ErrorId.TOPIC_CONFLICT);
    }

    @Test
    void aTopicThatIsNotCreatedInTimeSaysWhatLastWentWrong() {
        broker.registrations().alwaysFail(Code.UNAVAILABLE, "served by another broker");
        var options = ProducerOptions.of(TOPIC).withDeliveryTimeout(Duration.ofMillis(500));
        var failed = failure(client().createTopic(options));

        assertThat(failed.id()).isEqualTo(ErrorId.UNREACHABLE);
        assertThat(failed)
                .hasMessageContaining("/default/orders")
                .hasMessageContaining("PT0.5S")
                .hasMessageContaining(broker.url())
                .hasMessageContaining("served by another broker");
    }
}
