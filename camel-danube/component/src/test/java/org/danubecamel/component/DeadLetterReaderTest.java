package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.component.RecordedDelivery.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterReaderTest {

    private static final FailedMessage FAILED = new FailedMessage(
            new Received("body \u00e9", 7, Map.of("colour", "red")),
            "billing",
            4,
            new IllegalStateException("refused"),
            FailureKind.RECORD,
            "orders",
            "sql://insert",
            Instant.EPOCH);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);
    private final Message message = exchange.getMessage();
    private final DeadLetterReader reader = new DeadLetterReader();

    @AfterEach
    void stop() {
        context.stop();
    }

    private void write(DeadLetterFormat format) throws Exception {
        var written = new DeadLetters(
                        context.getEndpoint("mock:dead"), format, new Attributes(new DanubeHeaderFilterStrategy()))
                .exchange(FAILED);
        message.copyFrom(written.getMessage());
        // The key travels beside the attributes, and the broker does not keep it.
        message.removeHeader(DanubeConstants.KEY);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenIsReadBack(DeadLetterFormat format) throws Exception {
        write(format);
        reader.process(exchange);

        assertThat(message.getBody(String.class)).isEqualTo("body \u00e9");
        assertThat(message.getHeaders())
                .containsEntry("colour", "red")
                .containsEntry(DanubeConstants.KEY, "customer-1")
                .containsEntry(DanubeConstants.OVERRIDE_TOPIC, "/default/orders")
                .doesNotContainKeys("x-original-topic", "x-failure-reason", "x-delivery-attempt", "Content-Type");
        assertThat(context())
                .containsEntry("x-original-subscription", "billing")
                .containsEntry("x-failure-kind", "RECORD");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> context() {
        return message.getHeader(DanubeConstants.DEAD_LETTER, Map.class);
    }

    @Test
    void oneOfTheBrokersOwnIsReadToo() {
        message.setBody("body");
        message.setHeader("x-original-topic", "/default/orders-part-3");
        message.setHeader("x-original-topic-offset", "12");
        message.setHeader("x-failure-reason", "ack timeout");
        message.setHeader("colour", "red");
        reader.process(exchange);

        assertThat(message.getHeaders())
                .containsEntry(DanubeConstants.OVERRIDE_TOPIC, "/default/orders")
                .containsEntry("colour", "red")
                .doesNotContainKey(DanubeConstants.KEY);
    }

    @Test
    void theEnvelopeOfAnotherWriterIsReadToo() {
        message.setBody("{\"original_topic\":\"cdc/events\",\"connector_name\":\"postgres\",\"payload_b64\":\"aGk=\","
                + "\"error\":\"publish failed\",\"retry_count\":3,\"timestamp\":\"2025-01-15T10:30:00Z\"}");
        reader.process(exchange);

        assertThat(message.getBody(String.class)).isEqualTo("hi");
        assertThat(message.getHeader(DanubeConstants.OVERRIDE_TOPIC)).isEqualTo("/cdc/events");
        assertThat(context()).containsEntry("x-failure-reason", "publish failed");
    }

    @Test
    void anEnvelopeCannotSetCamelsOwnHeaders() {
        message.setBody("{\"original_topic\":\"orders\",\"payload_b64\":\"aGk=\","
                + "\"attributes\":{\"CamelHttpUri\":\"http://elsewhere\",\"cAmElFileName\":\"x\",\"colour\":\"red\"}}");
        reader.process(exchange);

        assertThat(message.getHeaders())
                .containsEntry("colour", "red")
                .doesNotContainKeys("CamelHttpUri", "CamelFileName");
    }

    @Test
    void aTopicThatIsNotAllowedIsRefused() throws Exception {
        reader.setTopics("payments, sales/orders");
        write(DeadLetterFormat.ATTRIBUTES);

        assertThatThrownBy(() -> reader.process(exchange))
                .isInstanceOf(NotADeadLetterException.class)
                .hasMessageContaining("it names the topic /default/orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments, orders", "payments%2C+orders", "payments%2C%2Fdefault%2Forders", "*", "%2A"})
    void anAllowedTopicIsNot(String topics) throws Exception {
        reader.setTopics(topics);
        write(DeadLetterFormat.ATTRIBUTES);
        reader.process(exchange);

        assertThat(message.getHeader(DanubeConstants.OVERRIDE_TOPIC)).isEqualTo("/default/orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{\"original_topic\":\"orders\"}",
                "{\"original_topic\":7,\"payload_b64\":\"aGk=\"}",
                "{\"original_topic\":\"orders\",\"payload_b64\":\"%\"}",
                "{\"original_topic\":\"../x\",\"payload_b64\":\"aGk=\"}"
            })
    void anythingElseIsRefusedAsABadRecord(String body) {
        message.setBody(body);

        assertThatThrownBy(() -> reader.process(exchange))
                .isInstanceOfSatisfying(NotADeadLetterException.class, e -> assertThat(e.failureKind())
                        .isEqualTo(FailureKind.RECORD))
                .hasMessageContaining("no dead letter");
    }

    @Test
    void aMalformedTopicCannotBeAllowed() {
        assertThatThrownBy(() -> reader.setTopics("orders%")).hasMessageContaining("DNB-1001");
    }

    @Test
    void aMalformedTopicInAnAttributeIsRefused() {
        message.setHeader("x-original-topic", "a b");

        assertThatThrownBy(() -> reader.process(exchange)).isInstanceOf(NotADeadLetterException.class);
    }
}
