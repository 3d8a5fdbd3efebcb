package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Consumers that come, acknowledge some of what they get, and vanish, while a producer goes on. */
class ChurnTest extends BrokerTest {

    private static final int MESSAGES = 2_000;
    private static final int VISITS = 40;

    private final Set<String> acknowledged = new HashSet<>();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void everyMessageIsAcknowledgedInTheEnd(SubscriptionType type) {
        EmbeddedBroker broker = broker(builder -> builder.window(20));
        RawClient client = client(broker);
        RawClient publishing = client(broker);
        RawProducer producer = publishing.producer(TOPIC);
        client.subscribe(TOPIC, "s", type, "a");
        CompletableFuture<Void> published = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < MESSAGES; i++) {
                producer.send("key-" + i % 13, Integer.toString(i));
            }
        });

        for (int visit = 0; visit < VISITS; visit++) {
            RawConsumer consumer = client.consumer(TOPIC, "s", type, nameFor(type, visit));
            int wanted = acknowledged.size() + 5;
            int rest = visit % 2;
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> acknowledge(consumer, message -> offset(message) % 2 == rest) >= wanted);
            consumer.cancel();
        }
        RawConsumer last = client.consumer(TOPIC, "s", type, nameFor(type, 0));
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> acknowledge(last, message -> true) >= MESSAGES);
        published.join();

        last.assertQuiet();
        assertThat(acknowledged).hasSize(MESSAGES);
    }

    private static String nameFor(SubscriptionType type, int visit) {
        return type == SubscriptionType.Exclusive || visit % 3 == 0 ? "a" : "b" + visit % 3;
    }

    private static long offset(StreamMessage message) {
        return message.getMsgId().getTopicOffset();
    }

    /** Acknowledges the wanted ones among the messages that came and returns how many are acknowledged. */
    private int acknowledge(RawConsumer consumer, Predicate<StreamMessage> wanted) {
        for (StreamMessage message : consumer.received()) {
            if (wanted.test(message) && acknowledged.add(message.getPayload().toStringUtf8())) {
                consumer.ack(message);
            }
        }
        return acknowledged.size();
    }
}
