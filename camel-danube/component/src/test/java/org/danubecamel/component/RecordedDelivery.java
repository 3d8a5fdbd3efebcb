package org.danubecamel.component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.TopicName;

/** A delivery that writes down what was decided about it. */
record RecordedDelivery(DanubeMessage message, int redeliveryCount, List<String> decisions) implements Delivery {

    static final String ACKNOWLEDGED = "acknowledged";

    static RecordedDelivery of(String body) {
        return of(new Received(body, 7, Map.of()), 0);
    }

    static RecordedDelivery of(DanubeMessage message, int redeliveryCount) {
        return new RecordedDelivery(message, redeliveryCount, new CopyOnWriteArrayList<>());
    }

    @Override
    public CompletableFuture<AckOutcome> acknowledge() {
        decisions.add(ACKNOWLEDGED);
        return CompletableFuture.completedFuture(AckOutcome.CONFIRMED);
    }

    @Override
    public CompletableFuture<AckOutcome> negativeAcknowledge(Duration delay, String reason) {
        decisions.add("refused after " + delay.toMillis() + " ms: " + reason);
        return CompletableFuture.completedFuture(AckOutcome.CONFIRMED);
    }

    @Override
    public void retryLater(Duration delay) {
        decisions.add("retry in " + delay.toMillis() + " ms");
    }

    /** A message with little in it. */
    record Received(String body, long offset, Map<String, String> attributes) implements DanubeMessage {

        @Override
        public TopicName topic() {
            return TopicName.parse("orders");
        }

        @Override
        public byte[] payload() {
            return body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public String key() {
            return "customer-1";
        }

        @Override
        public Instant publishTime() {
            return Instant.ofEpochMilli(1_700_000_000_123L);
        }

        @Override
        public String producerName() {
            return "shop";
        }

        @Override
        public long requestId() {
            return -1;
        }

        @Override
        public OptionalLong schemaId() {
            return OptionalLong.empty();
        }

        @Override
        public OptionalInt schemaVersion() {
            return OptionalInt.empty();
        }
    }
}
