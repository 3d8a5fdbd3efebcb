package org.danubecamel.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Producer} is set up. Immutable; each {@code with} method returns a changed copy.
 *
 * @param topic the topic, without partition, or one partition of it
 * @param name what the producer's name begins with, for the broker's metrics; null for one made from host and process
 * @param dispatchStrategy the strategy of the topic; it is created with this one if it does not exist
 * @param partitions 0 to take the topic as the broker has it, a plain one if it has none; otherwise the number of
 *     partitions, at most 1,024, which are created if they do not exist
 * @param ordered whether all messages keep the order of their {@code send} calls, which leaves one in flight at a time
 *     for each partition; otherwise only messages with the same key do
 * @param deliveryTimeout how long a message may be tried before it fails, more than 0
 * @param closeTimeout how long {@link Producer#close()} waits for messages under way, more than 0
 * @param maxMessageSize the largest message, payload, key and attributes together in bytes; 0 for the client's limit
 */
public record ProducerOptions(
        TopicName topic,
        @Nullable String name,
        DispatchStrategy dispatchStrategy,
        int partitions,
        boolean ordered,
        Duration deliveryTimeout,
        Duration closeTimeout,
        int maxMessageSize) {

    /** The largest number of partitions. */
    public static final int MAX_PARTITIONS = 1024;

    /** Checks the bounds. */
    public ProducerOptions {
        Options.require(partitions >= 0 && partitions <= MAX_PARTITIONS, "partitions", partitions, "0 to 1024");
        Options.require(
                partitions == 0 || !topic.isPartition(),
                "partitions",
                partitions,
                "0 for the topic " + topic + ", which is a partition already");
        Options.requirePositive("deliveryTimeout", deliveryTimeout);
        Options.requirePositive("closeTimeout", closeTimeout);
        Options.require(maxMessageSize >= 0, "maxMessageSize", maxMessageSize, "0 or more");
    }

    /** Returns the defaults: reliable, partitions as they are, order by key, two minutes to deliver, 5 s to close. */
    public static ProducerOptions of(TopicName topic) {
        return new ProducerOptions(
                topic, null, DispatchStrategy.RELIABLE, 0, false, Duration.ofMinutes(2), Duration.ofSeconds(5), 0);
    }

    /** Returns these options with another {@link #name()}. */
    public ProducerOptions withName(@Nullable String name) {
        return new ProducerOptions(
                topic, name, dispatchStrategy, partitions, ordered, deliveryTimeout, closeTimeout, maxMessageSize);
    }

    /** Returns these options with another {@link #dispatchStrategy()}. */
    public ProducerOptions withDispatchStrategy(DispatchStrategy dispatchStrategy) {
        return new ProducerOptions(
                topic, name, dispatchStrategy, partitions, ordered, deliveryTimeout, closeTimeout, maxMessageSize);
    }

    /** Returns these options with another number of {@link #partitions()}. */
    public ProducerOptions withPartitions(int partitions) {
        return new ProducerOptions(
                topic, name, dispatchStrategy, partitions, ordered, deliveryTimeout, closeTimeout, maxMessageSize);
    }

    /** Returns these options with {@link #ordered()} as given. */
    public ProducerOptions withOrdered(boolean ordered) {
        return new ProducerOptions(
                topic, name, dispatchStrategy, partitions, ordered, deliveryTimeout, closeTimeout, maxMessageSize);
    }

    /** Returns these options with another {@link #deliveryTimeout()}. */
    public ProducerOptions withDeliveryTimeout(Duration deliveryTimeout) {
        return new ProducerOptions(
                topic, name, dispatchStrategy, partitions, ordered, deliveryTimeout, closeTimeout, maxMessageSize);
    }

    /** Returns these options with another {@link #closeTimeout()}. */
    public ProducerOptions withCloseTimeout(Duration closeTimeout) {
        return new ProducerOptions(
                topic, name, dispatchStrategy, partitions, ordered, deliveryTimeout, closeTimeout, maxMessageSize);
    }

    /** Returns these options with another {@link #maxMessageSize()}. */
    public ProducerOptions withMaxMessageSize(int maxMessageSize) {
        return new ProducerOptions(
                topic, name, dispatchStrategy, partitions, ordered, deliveryTimeout, closeTimeout, maxMessageSize);
    }
}
