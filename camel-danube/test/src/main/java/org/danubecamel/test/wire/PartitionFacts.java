package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.danubecamel.protocol.admin.DispatchStrategy;
import org.danubecamel.protocol.admin.PartitionedTopicRequest;
import org.danubecamel.test.BrokerUnderTest;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partitions are topics of their own, named {@code base-part-N}; the base itself is none. */
final class PartitionFacts extends AdminFacts {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 11, 64})
    void theBaseListsEveryPartitionThatProducersCreated(int count) {
        var base = BrokerUnderTest.newTopic("partitioned");

        var partitions = partitionsOf(base, count);
        partitions.forEach(wire::producer);

        assertThat(wire.partitions(base)).containsExactlyInAnyOrderElementsOf(partitions);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void theBaseListsEveryPartitionThatTheAdminCreated(int count) {
        var base = BrokerUnderTest.newTopic("partitioned");

        var answer = admin().topics()
                .createPartitionedTopic(PartitionedTopicRequest.newBuilder()
                        .setBaseName(base)
                        .setPartitions(count)
                        .setDispatchStrategy(DispatchStrategy.Reliable)
                        .build());

        assertThat(answer.getSuccess()).isTrue();
        assertThat(wire.partitions(base)).containsExactlyInAnyOrderElementsOf(partitionsOf(base, count));
    }

    @Test
    void partitionsAreListedByNameSoThatTenComesBeforeTwo() {
        var base = BrokerUnderTest.newTopic("order");
        partitionsOf(base, 11).forEach(wire::producer);

        assertThat(wire.partitions(base)).isSorted();
    }

    @Test
    void aPlainTopicListsItself() {
        var topic = existingTopic("plain");

        assertThat(wire.partitions(topic)).containsExactly(topic);
    }

    @Test
    void aPartitionListsItself() {
        var partition = wire.producer(BrokerUnderTest.newTopic("partitioned") + "-part-3")
                .topic();

        assertThat(wire.partitions(partition)).containsExactly(partition);
    }

    @Test
    void theBaseHasNoOwner() {
        var base = BrokerUnderTest.newTopic("partitioned");
        wire.producer(base + "-part-0");

        assertThat(Refusal.of(() -> wire.lookup(base)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aTopicThatDoesNotExistWhileAnotherBeginsWithItsName() {
        var topic = BrokerUnderTest.newTopic("name");
        wire.producer(topic + "bar");

        assertThat(wire.partitions(topic))
                .isEqualTo(BROKER.has(Difference.PARTITIONS_BY_PREFIX) ? List.of(topic + "bar") : List.of());
    }

    private static List<String> partitionsOf(String base, int count) {
        return IntStream.range(0, count).mapToObj(i -> base + "-part-" + i).toList();
    }
}
