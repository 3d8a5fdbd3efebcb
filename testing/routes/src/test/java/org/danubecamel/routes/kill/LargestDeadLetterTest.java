package org.danubecamel.routes.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;
import org.danubecamel.component.DanubeConstants;
import org.danubecamel.component.DeadLetterFormat;
import org.danubecamel.component.DeadLetterReader;
import org.danubecamel.routes.RouteContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A message of the largest size becomes a dead letter too, whatever it is that makes it large. */
class LargestDeadLetterTest {

    private static final int LARGEST = (4 << 20) - (64 << 10);
    private static final int ATTRIBUTE_OVERHEAD = 16;

    private final List<Exchange> letters = new CopyOnWriteArrayList<>();

    static Stream<Arguments> shapes() {
        return Stream.of(DeadLetterFormat.values())
                .flatMap(format -> Stream.of(
                        Arguments.of(format, "customer-1", Map.of("colour", "red")),
                        Arguments.of(format, "k".repeat(100_000), Map.of("colour", "red")),
                        Arguments.of(format, "customer-1", Map.of("colour", "é".repeat(1_000_000))),
                        Arguments.of(format, "customer-1", manyAttributes())));
    }

    private static Map<String, String> manyAttributes() {
        return IntStream.range(0, 20_000)
                .boxed()
                .collect(Collectors.toMap(number -> "attribute-" + number, number -> "value"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void itIsStoredAndReadBack(DeadLetterFormat format, String key, Map<String, String> attributes) throws Exception {
        var others = length(key)
                + attributes.entrySet().stream()
                        .mapToInt(each -> length(each.getKey()) + length(each.getValue()) + ATTRIBUTE_OVERHEAD)
                        .sum();
        var payload = new byte[LARGEST - others];
        Arrays.fill(payload, (byte) 'x');
        try (var context = new RouteContext()) {
            context.routes(routes -> {
                routes.from("danube:orders-dead?subscriptionName=reader")
                        .process(new DeadLetterReader())
                        .process(exchange -> letters.add(exchange.copy()));
                routes.from("danube:orders?subscriptionName=test&maximumRedeliveries=0&deadLetter=danube:orders-dead"
                                + "&deadLetterFormat=" + format)
                        .errorHandler(routes.noErrorHandler())
                        .process(exchange -> {
                            throw new OrderSink.BadOrderException("too large for the sink");
                        });
            });
            send(context, payload, key, attributes);
            await().atMost(Duration.ofSeconds(30)).until(() -> !letters.isEmpty());
        }

        var message = letters.get(0).getMessage();
        assertThat(message.getBody(byte[].class)).isEqualTo(payload);
        assertThat(message.getHeaders())
                .containsAllEntriesOf(attributes)
                .containsEntry(DanubeConstants.KEY, key)
                .containsEntry(DanubeConstants.OVERRIDE_TOPIC, "/default/orders");
    }

    /** Sends it, and makes sure that there is none larger. */
    private static void send(RouteContext context, byte[] payload, String key, Map<String, String> attributes) {
        var options = ProducerOptions.of(TopicName.parse("orders"));
        try (var client = DanubeClient.builder(context.broker().serviceUrl()).build();
                var producer = client.newProducer(options)) {
            var larger = Arrays.copyOf(payload, payload.length + 1);
            assertThatThrownBy(() ->
                            producer.send(message(larger, key, attributes)).join())
                    .hasMessageContaining("DNB-1101");
            producer.send(message(payload, key, attributes)).join();
        }
    }

    private static OutgoingMessage message(byte[] payload, String key, Map<String, String> attributes) {
        return OutgoingMessage.of(payload).withKey(key).withAttributes(attributes);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
