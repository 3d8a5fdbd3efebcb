package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key decides the partition as in every Danube client: FNV-1a of 64 bits, unsigned, modulo the partitions. */
final class RoutingFacts extends ClientFacts {

    private static final BigInteger PRIME = new BigInteger("100000001b3", 16);
    private static final BigInteger BASIS = new BigInteger("cbf29ce484222325", 16);
    private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(64);

    @ParameterizedTest
    @CsvSource({"'',cbf29ce484222325", "a,af63dc4c8601ec8c", "foobar,85944171f73967e8"})
    void theReferenceHashIsTheKnownOne(String key, String hash) {
        assertThat(fnv(key).toString(16)).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void keysOfEveryUnicodePlaneGoWhereTheirHashSays(int partitions) {
        var topic = newTopic("routed");
        var producer = producer(ProducerOptions.of(topic).withPartitions(partitions));
        var received = Received.acknowledged();
        consumer(shared(topic), received);
        var keys = keys();

        keys.forEach(key -> send(producer, message("hello").withKey(key)));

        var expected = new HashMap<String, TopicName>();
        keys.forEach(key -> expected.put(key, topic.partition(partition(key, partitions))));
        assertThat(partitionsByKey(received.next(keys.size()))).isEqualTo(expected);
    }

    @Test
    void withoutAKeyEveryPartitionGetsItsTurn() {
        var topic = newTopic("turns");
        var producer = producer(ProducerOptions.of(topic).withPartitions(11));
        var received = Received.acknowledged();
        consumer(shared(topic), received);

        numbered("message-", 22).forEach(text -> send(producer, message(text)));

        assertThat(received.next(22).stream().map(DanubeMessage::topic).distinct())
                .hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 64})
    void partitionsAreListedByNumber(int count) {
        var topic = newTopic("listed");
        assertThat(client.createTopic(topic, DispatchStrategy.RELIABLE, count)).succeedsWithin(20, TimeUnit.SECONDS);

        assertThat(client.partitions(topic).join())
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(topic::partition).toList());
    }

    @Test
    void aTopicWhoseNameBeginsAlikeIsNotListed() {
        var topic = newTopic("listed");
        producer(TopicName.parse(topic + "bar"));

        assertThat(client.partitions(topic).join()).isEmpty();
    }

    private static Map<String, TopicName> partitionsByKey(List<DanubeMessage> messages) {
        var partitions = new HashMap<String, TopicName>();
        messages.forEach(message -> partitions.put(message.key(), message.topic()));
        return partitions;
    }

    /** One character of each plane, alone and with others, and keys that are only ASCII. */
    private static List<String> keys() {
        var planes = IntStream.rangeClosed(0, 16).mapToObj(plane -> Character.toString((plane << 16) + 0xA1));
        return Stream.concat(planes, Stream.of("a", "order-4711", "größe", "注文-1", "\uD83D\uDE00 and text"))
                .toList();
    }

    private static int partition(String key, int partitions) {
        return fnv(key).mod(BigInteger.valueOf(partitions)).intValueExact();
    }

    private static BigInteger fnv(String key) {
        var hash = BASIS;
        for (var octet : key.getBytes(StandardCharsets.UTF_8)) {
            hash = hash.xor(BigInteger.valueOf(octet & 0xff)).multiply(PRIME).mod(RANGE);
        }
        return hash;
    }
}
