package org.danubecamel.test.delivery;

import java.nio.file.Path;
import java.time.Duration;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;

/** Settings of a {@link DeliveryRun}. */
public final class DeliveryRunBuilder {

    final String serviceUrl;
    final TopicName topic;
    final Path directory;
    int partitions;
    int producers = 1;
    int consumers = 1;
    int keys = 10;
    int payloadBytes = 200;
    int messagesPerSecond;
    long messages = Long.MAX_VALUE;
    Duration deliveryTimeout = Duration.ofMinutes(2);
    SubscriptionType type = SubscriptionType.EXCLUSIVE;
    int concurrency = 1;
    boolean processes;
    Duration patience = Duration.ofMinutes(1);
    Duration settling = Duration.ofSeconds(1);
    DeliveryRules rules = DeliveryRules.DEFAULT;

    DeliveryRunBuilder(String serviceUrl, TopicName topic, Path directory) {
        this.serviceUrl = serviceUrl;
        this.topic = topic;
        this.directory = directory;
    }

    /** Sets the partitions of the topic, 0, the default, for a plain one. */
    public DeliveryRunBuilder partitions(int value) {
        partitions = value;
        return this;
    }

    /** Sets how many producers send, 1 by default. */
    public DeliveryRunBuilder producers(int value) {
        Checks.require(value >= 1, "producers", value, "1 or more");
        producers = value;
        return this;
    }

    /** Sets how many consumers share the subscription, 1 by default. */
    public DeliveryRunBuilder consumers(int value) {
        Checks.require(value >= 1, "consumers", value, "1 or more");
        consumers = value;
        return this;
    }

    /** Sets how many keys each producer sends to in turn, 10 by default. */
    public DeliveryRunBuilder keys(int value) {
        keys = value;
        return this;
    }

    /** Sets how large each message is, 200 bytes by default; at least what the names in it take, about 40. */
    public DeliveryRunBuilder payloadBytes(int value) {
        payloadBytes = value;
        return this;
    }

    /** Sets how many messages each producer sends at most in a second; 0, the default, for as many as it can. */
    public DeliveryRunBuilder messagesPerSecond(int value) {
        messagesPerSecond = value;
        return this;
    }

    /** Sets after how many messages each producer stops by itself; by default it does not. */
    public DeliveryRunBuilder messages(long value) {
        messages = value;
        return this;
    }

    /** Sets how long the client may try each message, two minutes by default. */
    public DeliveryRunBuilder deliveryTimeout(Duration value) {
        deliveryTimeout = value;
        return this;
    }

    /** Sets how the subscription is shared, {@code EXCLUSIVE} by default. */
    public DeliveryRunBuilder type(SubscriptionType value) {
        type = value;
        return this;
    }

    /** Sets how many threads of each consumer process messages, 1 by default. */
    public DeliveryRunBuilder concurrency(int value) {
        concurrency = value;
        return this;
    }

    /** Sets whether each producer and consumer runs in a JVM of its own, where it can be killed; not by default. */
    public DeliveryRunBuilder processes(boolean value) {
        processes = value;
        return this;
    }

    /**
     * Sets how long to wait without a delivery for stored messages that are missing, before they count as lost; a minute
     * by default. It should exceed the broker's ack timeout.
     */
    public DeliveryRunBuilder patience(Duration value) {
        patience = value;
        return this;
    }

    /** Sets how long to wait for duplicates once nothing is missing, a second by default. */
    public DeliveryRunBuilder settling(Duration value) {
        settling = value;
        return this;
    }

    /** Sets by what to judge, {@link DeliveryRules#DEFAULT} by default. */
    public DeliveryRunBuilder rules(DeliveryRules value) {
        rules = value;
        return this;
    }

    /**
     * Creates the topic, subscribes the consumers, then starts the producers.
     *
     * @throws IllegalArgumentException if a setting is out of range, or the directory holds records already
     * @throws IllegalStateException if a consumer does not become ready
     */
    public DeliveryRun start() {
        Checks.require(
                consumers == 1 || type != SubscriptionType.EXCLUSIVE,
                "consumers",
                consumers,
                "1 for an exclusive subscription");
        var unordered = type == SubscriptionType.SHARED && consumers > 1;
        return DeliveryRun.start(unordered ? rules(rules.withOrdered(false)) : this);
    }
}
