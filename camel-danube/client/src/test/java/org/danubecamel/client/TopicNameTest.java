package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNameTest {

    @Test
    void thePartitionKnowsItsTopic() {
        var topic = TopicName.parse("shop/orders");

        assertThat(topic.partition(12).withoutPartition()).isEqualTo(topic);
        assertThat(topic.withoutPartition()).isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, /default/orders",
        "sales/orders, /sales/orders",
        "/sales/orders, /sales/orders",
        "A-b_9/x-Y_0, /A-b_9/x-Y_0",
        "orders-part-3, /default/orders-part-3"
    })
    void aNameIsReadAsUsersWriteIt(String given, String expected) {
        assertThat(TopicName.parse(given)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "//", "/orders", "a//b", "/a/b/c", "a/", "/a/", "a b", "a.b", "ä", "a/b?c", "../etc", "a\nb",
                "a:b"
            })
    void aMalformedNameIsRefusedSayingWhatWasGivenAndWhatIsAllowed(String given) {
        assertThatThrownBy(() -> TopicName.parse(given))
                .isInstanceOfSatisfying(
                        DanubeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.TOPIC_NAME))
                .hasMessageStartingWith("DNB-1001 ")
                .hasMessageContaining("'" + given + "'")
                .hasMessageContaining("letters, digits, '_' and '-'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-part-", "orders-part-x", "orders-part-01", "-part-1", "a-part-b", "a-part-1x"})
    void whatTheBrokerKeepsForPartitionsIsNoTopic(String given) {
        assertThatThrownBy(() -> TopicName.parse(given))
                .hasMessageStartingWith("DNB-1001 ")
                .hasMessageContaining("-part-");
    }

    @Test
    void aPartitionOfANumberTooLargeIsRefused() {
        assertThatThrownBy(() -> TopicName.parse("orders-part-9999999999")).isInstanceOf(DanubeException.class);
    }

    @Test
    void aPartitionKnowsThatItIsOne() {
        assertThat(TopicName.parse("orders-part-0").isPartition()).isTrue();
        assertThat(TopicName.parse("orders").isPartition()).isFalse();
        assertThat(TopicName.parse("orders-parts-0").isPartition()).isFalse();
    }

    @Test
    void aTopicNamesItsPartitions() {
        assertThat(TopicName.parse("s/orders").partition(63)).hasToString("/s/orders-part-63");
    }

    @Test
    void aTopicKnowsItsOwnPartitionsOnly() {
        var orders = TopicName.parse("orders");

        assertThat(orders.partitionIndex(TopicName.parse("orders-part-12"))).isEqualTo(12);
        assertThat(orders.partitionIndex(TopicName.parse("orders"))).isEqualTo(-1);
        assertThat(orders.partitionIndex(TopicName.parse("orders-eu-part-1"))).isEqualTo(-1);
        assertThat(orders.partitionIndex(TopicName.parse("other/orders-part-1")))
                .isEqualTo(-1);
        assertThat(orders.partitionIndex(TopicName.parse("orders-part-1-part-2")))
                .isEqualTo(-1);
    }

    @Test
    void theConstructorChecksToo() {
        assertThatThrownBy(() -> new TopicName("default", "a/b")).hasMessageStartingWith("DNB-1001 ");
        assertThatThrownBy(() -> new TopicName("", "a")).hasMessageStartingWith("DNB-1001 ");
    }
}
