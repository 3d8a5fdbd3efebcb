package org.danubecamel.test.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SubscriptionType;
import org.junit.jupiter.api.Test;

/** Order of sending is order of arrival: of each key, or of all messages where the producer is ordered. */
final class OrderFacts extends ClientFacts {

    /** No more than what a danube-broker keeps for a consumer that lags. */
    private static final int TOTAL = 200;

    @Test
    void anOrderedProducerKeepsTheOrderOfAll() {
        var topic = newTopic("ordered");
        var producer = producer(ProducerOptions.of(topic).withOrdered(true));
        var received = Received.acknowledged();
        consumer(shared(topic).subscriptionType(SubscriptionType.EXCLUSIVE).consumerName("one"), received);

        var texts = numbered("message-", TOTAL);
        var sent = texts.stream().map(text -> producer.send(message(text))).toList();

        assertThat(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)))
                .succeedsWithin(20, TimeUnit.SECONDS);
        assertThat(received.texts(TOTAL)).containsExactlyElementsOf(texts);
    }

    @Test
    void eachKeyKeepsItsOrderWhileManySendAtOnce() {
        var topic = newTopic("keys");
        var producer = producer(topic);
        var received = Received.acknowledged();
        consumer(shared(topic).concurrency(4), received);
        var keys = numbered("key-", 10);
        var perKey = TOTAL / keys.size();

        sendAtOnce(producer, keys, perKey);

        var expected = new LinkedHashMap<String, List<String>>();
        keys.forEach(key -> expected.put(key, numbered(key + "/", perKey)));
        assertThat(textsByKey(received.next(TOTAL))).isEqualTo(expected);
    }

    private static void sendAtOnce(Producer producer, List<String> keys, int perKey) {
        var threads = Executors.newFixedThreadPool(keys.size());
        var sent = keys.stream()
                .map(key -> CompletableFuture.runAsync(
                        () -> sendAll(producer, key, perKey).join(), threads))
                .toArray(CompletableFuture[]::new);
        assertThat(CompletableFuture.allOf(sent)).succeedsWithin(20, TimeUnit.SECONDS);
        threads.shutdown();
    }

    private static CompletableFuture<Void> sendAll(Producer producer, String key, int count) {
        return CompletableFuture.allOf(IntStream.range(0, count)
                .mapToObj(i -> producer.send(message(key + "/" + i).withKey(key)))
                .toArray(CompletableFuture[]::new));
    }

    private static Map<String, List<String>> textsByKey(List<DanubeMessage> messages) {
        var texts = new LinkedHashMap<String, List<String>>();
        messages.forEach(message -> texts.computeIfAbsent(String.valueOf(message.key()), key -> new ArrayList<>())
                .add(Received.text(message)));
        return texts;
    }
}
