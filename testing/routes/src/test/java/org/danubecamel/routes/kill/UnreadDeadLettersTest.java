package org.danubecamel.routes.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.TopicName;
import org.danubecamel.routes.RouteContext;
import org.junit.jupiter.api.Test;

class UnreadDeadLettersTest {

    private static final int COUNT = 2_000;
    private static final TopicName DEAD = TopicName.parse("orders-dead");
    private static final String READER = "reader";

    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void thousandsWaitForAReaderWhoComesLater() throws Exception {
        try (var context = new RouteContext();
                var client = DanubeClient.builder(context.broker().serviceUrl()).build()) {
            context.routes(routes -> routes.from("danube:orders?subscriptionName=test&maximumRedeliveries=0"
                            + "&maxDeadLetterRate=0&deadLetter=danube:orders-dead&deadLetterSubscription=" + READER)
                    .errorHandler(routes.noErrorHandler())
                    .process(exchange -> refuse()));
            var sent = context.send("orders", "order ", COUNT);
            await().atMost(Duration.ofMinutes(1)).until(() -> refused.get() == COUNT);

            assertThat(read(client)).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    private void refuse() {
        refused.incrementAndGet();
        throw new OrderSink.BadOrderException("no order is good");
    }

    private static List<String> read(DanubeClient client) {
        var letters = new CopyOnWriteArrayList<String>();
        var options = ConsumerOptions.builder(DEAD, READER).build();
        try (var consumer = client.newConsumer(options, letter -> {
            letters.add(new String(letter.message().payload(), StandardCharsets.UTF_8));
            var unused = letter.acknowledge();
        })) {
            consumer.ready().join();
            await().atMost(Duration.ofMinutes(1)).until(() -> letters.size() >= COUNT);
        }
        return letters;
    }
}
