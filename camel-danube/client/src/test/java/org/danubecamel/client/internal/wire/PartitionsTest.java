package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
    private static final TopicName ORDERS = TopicName.parse("orders");

    @Test
    void topicsThatOnlyBeginAlikeAreLeftOut() {
        var listed = List.of(
                "/default/orders-archive",
                "/default/orders-archive-part-0",
                "/default/orders-part-0",
                "/default/orders-part-1",
                "/default/orders2-part-0");

        assertThat(Partitions.exact(ORDERS, listed)).containsExactly(ORDERS.partition(0), ORDERS.partition(1));
    }

    @Test
    void aPlainTopicIsItself() {
        assertThat(Partitions.exact(ORDERS, List.of("/default/orders-archive", "/default/orders")))
                .containsExactly(ORDERS);
    }

    @Test
    void aTopicThatDoesNotExistHasNone() {
        assertThat(Partitions.exact(ORDERS, List.of("/default/orders-archive"))).isEmpty();
        assertThat(Partitions.exact(ORDERS, List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 11, 63, 64})
    void theyComeInTheOrderOfTheirNumbersAndNotOfTheAlphabet(int count) {
        var listed = IntStream.range(0, count)
                .mapToObj(i -> "/default/orders-part-" + i)
                .sorted()
                .toList();

        assertThat(Partitions.exact(ORDERS, listed))
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(ORDERS::partition).toList());
    }

    @Test
    void namesThatNoTopicCanHaveAreLeftOut() {
        assertThat(Partitions.exact(ORDERS, List.of("", "orders part", "/default/orders-part-x", "/a/b/c")))
                .isEmpty();
    }

    @Test
    void anotherNamespaceIsAnotherTopic() {
        assertThat(Partitions.exact(ORDERS, List.of("/sales/orders-part-0"))).isEmpty();
    }
}
