package org.danubecamel.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The entry to a Danube cluster: one connection to each broker, shared by all producers and consumers. Make one and
 * keep it. Nothing here connects before it is needed, so a broker that is down delays, it does not fail.
 */
public final class DanubeClient implements AutoCloseable {

    private DanubeClient(Builder builder) {
        throw new UnsupportedOperationException("under construction: " + builder);
    }

    /**
     * Starts a client's set-up.
     *
     * @param serviceUrl {@code http://host:port}, or {@code embedded:} for a broker within this JVM
     */
    public static Builder builder(String serviceUrl) {
        return new Builder(serviceUrl);
    }

    /** Makes a producer, which connects at once in the background. */
    public Producer newProducer(ProducerOptions options) {
        throw new UnsupportedOperationException();
    }

    /** Subscribes in the background and gives what arrives to {@code listener}. */
    public Consumer newConsumer(ConsumerOptions options, MessageListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Creates the topic, or each of its partitions, if it does not exist, by registering a producer that sends nothing;
     * needs no right but that to produce.
     *
     * @param partitions 0 for a plain topic
     */
    public CompletableFuture<Void> createTopic(TopicName topic, DispatchStrategy dispatchStrategy, int partitions) {
        throw new UnsupportedOperationException();
    }

    /**
     * Asks the broker for the partitions of {@code topic}: itself if it is a plain topic, its partitions in the order of
     * their numbers, or nothing if it does not exist.
     */
    public CompletableFuture<List<TopicName>> partitions(TopicName topic) {
        throw new UnsupportedOperationException();
    }

    /** Completes if a Danube broker answers at the service URL, and otherwise fails saying what is wrong. */
    public CompletableFuture<Void> ping() {
        throw new UnsupportedOperationException();
    }

    /** Returns the URL that the client was given; never with a secret in it. */
    public String serviceUrl() {
        throw new UnsupportedOperationException();
    }

    /** Closes all producers and consumers, each as its own {@code close} says, then the connections. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /** Collects what a client needs. */
    public static final class Builder {

        final String serviceUrl;
        Duration requestTimeout = Duration.ofSeconds(10);
        Duration sendTimeout = Duration.ofSeconds(30);
        Duration keepAlive = Duration.ofSeconds(20);
        int maxInFlight = 128;
        int maxPending = 1_000;
        long maxPendingBytes = 64L << 20;
        int maxMessageSize = (4 << 20) - (64 << 10);

        @Nullable Executor callbackExecutor;

        private Builder(String serviceUrl) {
            this.serviceUrl = serviceUrl;
        }

        /** Sets how long one call other than a publish may take, 10 s by default. */
        public Builder requestTimeout(Duration requestTimeout) {
            this.requestTimeout = requestTimeout;
            return this;
        }

        /** Sets how long one try of a publish may take, 30 s by default. */
        public Builder sendTimeout(Duration sendTimeout) {
            this.sendTimeout = sendTimeout;
            return this;
        }

        /** Sets after how long without traffic a connection is probed, 20 s by default, at least 1 s. */
        public Builder keepAlive(Duration keepAlive) {
            this.keepAlive = keepAlive;
            return this;
        }

        /** Sets how many publishes may be unanswered at once, over all producers; 128 by default. */
        public Builder maxInFlight(int maxInFlight) {
            this.maxInFlight = maxInFlight;
            return this;
        }

        /** Sets how many messages may have no outcome yet, over all producers; 1,000 by default. */
        public Builder maxPending(int maxPending) {
            this.maxPending = maxPending;
            return this;
        }

        /** Sets how many bytes the messages without outcome may have, over all producers; 64 MiB by default. */
        public Builder maxPendingBytes(long maxPendingBytes) {
            this.maxPendingBytes = maxPendingBytes;
            return this;
        }

        /**
         * Sets the largest message, payload, key and attributes together in bytes. 4 MiB less 64 KiB by default: the
         * broker refuses more than 4 MiB encoded.
         */
        public Builder maxMessageSize(int maxMessageSize) {
            this.maxMessageSize = maxMessageSize;
            return this;
        }

        /**
         * Sets what completes futures and calls listeners, null (the default) for as many daemon threads as there are
         * cores, shared by all that this client makes.
         */
        public Builder callbackExecutor(@Nullable Executor callbackExecutor) {
            this.callbackExecutor = callbackExecutor;
            return this;
        }

        /**
         * Checks the options and makes the client.
         *
         * @throws DanubeException {@link ErrorId#SERVICE_URL}, {@link ErrorId#EMBEDDED_MISSING} or
         *     {@link ErrorId#OPTION}
         */
        public DanubeClient build() {
            return new DanubeClient(this);
        }
    }
}
