package org.danubecamel.connector.source;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;

/**
 * A Danube topic for the positions of one source. Each position is published; the last one stays unacknowledged in an
 * exclusive subscription, so that it comes again at the next start.
 *
 * <p>The subscription is read only at times: at the start, and after some positions, to acknowledge all but the last. A
 * message that is held all the time would be sent again after each ack timeout, until the broker gives it up after six
 * times; so each is sent a few times only. And no more positions are published between two readings than a subscription
 * may be behind before danube-broker 0.15.1 skips messages.
 */
final class DanubePositionStore implements PositionStore {

    /** Far below the 256 messages beyond which messages are skipped, and more than two readings that failed apart. */
    private static final int PUBLISHED_BETWEEN_READINGS = 64;

    private static final int MOST_PUBLISHED_BETWEEN_READINGS = 192;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String serviceUrl;
    private final TopicName topic;
    private final String subscription;
    private final String incarnation = UUID.randomUUID().toString();
    private String identity = "";
    private long sequence;
    private long first;
    private int unread;
    private @Nullable DanubeClient client;
    private @Nullable Producer producer;

    /** @param name of the subscription */
    DanubePositionStore(String serviceUrl, TopicName topic, String name) {
        this.serviceUrl = serviceUrl;
        this.topic = topic;
        this.subscription = name;
    }

    @Override
    public @Nullable Position open(String source) throws Exception {
        var opened = DanubeClient.builder(serviceUrl).build();
        try {
            identity = source;
            client = opened;
            await(opened.createTopic(topic, DispatchStrategy.RELIABLE, 0));
            producer = opened.newProducer(
                    ProducerOptions.of(topic).withDeliveryTimeout(PATIENCE).withOrdered(true));
            return recover();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Finds the last position, and publishes it anew, so that a message does not live longer than a run. */
    private @Nullable Position recover() throws Exception {
        try (var reading = read()) {
            await(reading.subscribed());
            publish(0, null);
            reading.awaitOwn(incarnation, 0, PATIENCE);
            var last = reading.last();
            if (last == null) {
                reading.acknowledgeAllButLast(PATIENCE);
                return null;
            }
            if (!last.text().identity().equals(identity)) {
                throw new SourceSetupException(
                        "DNB-3352 The position in the topic " + topic + " is that of another source: it is of '"
                                + last.text().identity() + "', and this one is '" + identity
                                + "'. Give each source a topic of its own.",
                        null);
            }
            sequence = last.sequence() + 1;
            first = sequence;
            publish(sequence, last.text().position());
            reading.awaitOwn(incarnation, sequence, PATIENCE);
            reading.acknowledgeAllButLast(PATIENCE);
            return last.text().position();
        }
    }

    @Override
    public void store(Position position) throws Exception {
        sequence++;
        publish(sequence, position);
        unread++;
        if (unread >= PUBLISHED_BETWEEN_READINGS) {
            tidy();
        }
    }

    private void tidy() throws Exception {
        try (var reading = read()) {
            await(reading.subscribed());
            reading.awaitOwn(incarnation, sequence, PATIENCE);
            if (reading.hasOther(incarnation, first)) {
                throw new IOException("DNB-3351 The positions in the topic " + topic
                        + " are being stored by another process too. Stop one of them.");
            }
            reading.acknowledgeAllButLast(PATIENCE);
            unread = 0;
        } catch (IOException e) {
            if (unread >= MOST_PUBLISHED_BETWEEN_READINGS
                    || String.valueOf(e.getMessage()).startsWith("DNB-3351")) {
                throw e;
            }
        }
    }

    private PositionReading read() {
        var current = client;
        if (current == null) {
            throw new IllegalStateException("The position store is not open.");
        }
        var reading = new PositionReading();
        reading.begin(current.newConsumer(
                ConsumerOptions.builder(topic, subscription)
                        .subscriptionType(SubscriptionType.EXCLUSIVE)
                        .consumerName("position-" + subscription)
                        .build(),
                reading));
        return reading;
    }

    /** @param position null for a mark, which only shows how far the subscription has been read */
    private void publish(long number, @Nullable Position position) throws Exception {
        var current = producer;
        if (current == null) {
            throw new IllegalStateException("The position store is not open.");
        }
        var payload = position == null ? new byte[0] : new PositionText(identity, position).encode();
        await(current.send(OutgoingMessage.of(payload)
                .withAttributes(Map.of(
                        PositionReading.SEQUENCE, Long.toString(number), PositionReading.INCARNATION, incarnation))));
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void close() {
        var current = client;
        client = null;
        producer = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public String toString() {
        return "danube:" + topic;
    }
}
