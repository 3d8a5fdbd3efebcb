package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.TOPIC;
import static org.danubecamel.client.fake.Samples.text;

import io.grpc.Status.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeBroker;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerResponse;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProducerPartitionsTest extends BrokerStory {

    private static String[] names(int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(i -> TOPIC.partition(i).toString())
                .toArray(String[]::new);
    }

    private static String partitionOf(StreamMessage message) {
        return message.getMsgId().getTopicName();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 64})
    void thePartitionsThatExistAreFound(int partitions) {
        broker.partitions().alwaysAnswer(request -> FakeBroker.listing(names(partitions)));
        result(producer().ready());

        assertThat(broker.registrations().requests())
                .extracting(ProducerRequest::getTopicName)
                .containsExactlyInAnyOrder(names(partitions));
    }

    @Test
    void thePartitionsThatAreGivenAreNotAskedFor() {
        result(producer(options -> options.withPartitions(3)).ready());

        assertThat(broker.partitions().count()).isZero();
        assertThat(broker.registrations().requests())
                .extracting(ProducerRequest::getTopicName)
                .containsExactlyInAnyOrder(names(3));
    }

    @Test
    void onePartitionMayBeAddressed() {
        var client = client();
        var producer = client.newProducer(ProducerOptions.of(TOPIC.partition(2)));
        var receipt = result(producer.send(text("a", "k")));

        assertThat(receipt.topic()).hasToString("/default/orders-part-2");
        assertThat(broker.partitions().count()).isZero();
    }

    @Test
    void aTopicThatDoesNotExistIsMadeAsAPlainOne() {
        broker.partitions().alwaysAnswer(request -> FakeBroker.listing());
        result(producer().ready());

        assertThat(broker.registrations().requests())
                .extracting(ProducerRequest::getTopicName)
                .containsExactly("/default/orders");
    }

    @Test
    void aKeyGoesToItsPartitionAsWithOtherClients() {
        var producer = producer(options -> options.withPartitions(7));
        result(producer.send(text("m", "a")));
        result(producer.send(text("m", "foobar")));

        assertThat(broker.sends().requests())
                .extracting(ProducerPartitionsTest::partitionOf)
                .containsExactly(
                        "/default/orders-part-" + Long.remainderUnsigned(0xaf63dc4c8601ec8cL, 7),
                        "/default/orders-part-" + Long.remainderUnsigned(0x85944171f73967e8L, 7));
    }

    @Test
    void allMessagesOfAKeyMeetInOnePartition() {
        var producer = producer(options -> options.withPartitions(5));
        for (var i = 0; i < 60; i++) {
            result(producer.send(text("m", "k" + i % 10)));
        }
        var places = new HashMap<String, Set<String>>();
        broker.sends().requests().forEach(message -> places.computeIfAbsent(
                        message.getRoutingKey(), key -> new HashSet<>())
                .add(partitionOf(message)));

        assertThat(places).hasSize(10);
        assertThat(places.values()).allMatch(partitions -> partitions.size() == 1);
    }

    @Test
    void messagesWithoutAKeyGoToAllInTurn() {
        var producer = producer(options -> options.withPartitions(3));
        result(producer.ready());
        for (var i = 0; i < 6; i++) {
            result(producer.send(text("m")));
        }
        assertThat(broker.sends().requests())
                .extracting(ProducerPartitionsTest::partitionOf)
                .containsExactly(
                        "/default/orders-part-0",
                        "/default/orders-part-1",
                        "/default/orders-part-2",
                        "/default/orders-part-0",
                        "/default/orders-part-1",
                        "/default/orders-part-2");
    }

    @Test
    void messagesWaitForTheDiscoveryInTheirOrder() {
        broker.partitions().thenFail(Code.UNAVAILABLE, "starting").thenHold();
        var producer = producer(options -> options.withOrdered(true));
        var first = producer.send(text("a"));
        var second = producer.send(text("b"));
        eventually(() -> assertThat(broker.partitions().held()).hasSize(1));
        assertThat(producer.state().lastError().id()).isEqualTo(ErrorId.UNREACHABLE);
        broker.partitions().releaseAll();
        result(first);
        result(second);

        assertThat(broker.sends().requests())
                .extracting(StreamMessage::getRequestId)
                .containsExactly(1L, 2L);
    }

    @Test
    void aDiscoveryThatIsDeniedFailsWhatWaits() {
        broker.partitions().alwaysFail(Code.PERMISSION_DENIED, "no binding grants Lookup");
        var producer = producer();

        assertThat(failure(producer.ready()).id()).isEqualTo(ErrorId.PERMISSION);
        assertThat(failure(producer.send(text("a"))).id()).isEqualTo(ErrorId.PERMISSION);
        assertThat(producer.state().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void onePartitionInTroubleDoesNotHoldTheOthers() {
        broker.registrations().alwaysAnswer(request -> {
            if (request.getTopicName().endsWith("-part-0")) {
                throw io.grpc.Status.UNAVAILABLE.asRuntimeException();
            }
            return ProducerResponse.newBuilder().setProducerId(9).build();
        });
        var producer = producer(options -> options.withPartitions(2));
        producer.send(text("waits"));

        assertThat(result(producer.send(text("goes"))).topic()).isEqualTo(TOPIC.partition(1));
        assertThat(producer.state().status()).isEqualTo(Status.CONNECTING);
    }
}
