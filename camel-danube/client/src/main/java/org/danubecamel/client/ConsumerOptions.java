package org.danubecamel.client;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a {@link Consumer} is set up. Immutable. */
public final class ConsumerOptions {

    private final TopicName topic;
    private final String subscription;
    private final SubscriptionType subscriptionType;
    private final @Nullable String consumerName;
    private final boolean waitForTopic;
    private final int concurrency;
    private final int maxInFlight;
    private final int maxUnfinished;
    private final long maxUnfinishedBytes;
    private final Supplier<Duration> maxUnfinishedTime;
    private final IntSupplier maxUnfinishedDeliveries;
    private final Duration closeTimeout;
    private final @Nullable Executor executor;
    private final @Nullable Function<TopicName, CompletionStage<Void>> beforeSubscribe;

    private ConsumerOptions(Builder builder) {
        topic = builder.topic;
        subscription = builder.subscription;
        subscriptionType = builder.subscriptionType;
        consumerName = builder.consumerName;
        waitForTopic = builder.waitForTopic;
        concurrency = builder.concurrency;
        maxInFlight = builder.maxInFlight;
        maxUnfinished = builder.maxUnfinished;
        maxUnfinishedBytes = builder.maxUnfinishedBytes;
        maxUnfinishedTime = builder.maxUnfinishedTime;
        maxUnfinishedDeliveries = builder.maxUnfinishedDeliveries;
        closeTimeout = builder.closeTimeout;
        executor = builder.executor;
        beforeSubscribe = builder.beforeSubscribe;
    }

    /** Starts from the defaults. */
    public static Builder builder(TopicName topic, String subscription) {
        return new Builder(topic, subscription);
    }

    /** Returns the topic, without partition, or one partition of it. */
    public TopicName topic() {
        return topic;
    }

    /** Returns the name of the subscription. */
    public String subscription() {
        return subscription;
    }

    /** Returns the type of the subscription, {@code SHARED} by default. */
    public SubscriptionType subscriptionType() {
        return subscriptionType;
    }

    /**
     * Returns the name that identifies this consumer to the broker, null for one derived from subscription, host,
     * process and a number within it. A second consumer of the same name takes over the first one's stream.
     */
    public @Nullable String consumerName() {
        return consumerName;
    }

    /** Returns whether to wait for a topic that does not exist; true by default. Otherwise the consumer fails. */
    public boolean waitForTopic() {
        return waitForTopic;
    }

    /** Returns how many threads call the listener at once, 1 by default. */
    public int concurrency() {
        return concurrency;
    }

    /** Returns how many deliveries the listener may hold unfinished, 1,000 by default. */
    public int maxInFlight() {
        return maxInFlight;
    }

    /**
     * Returns how many received messages may be unfinished, 20,000 by default, which is twice the broker's largest
     * window. Beyond it the streams are closed until half are finished.
     */
    public int maxUnfinished() {
        return maxUnfinished;
    }

    /** Returns how many bytes the unfinished messages may have, 64 MiB by default; beyond it as above. */
    public long maxUnfinishedBytes() {
        return maxUnfinishedBytes;
    }

    /**
     * Returns how long a message may be unfinished, 100 s by default; zero for no limit. Beyond it the streams are closed
     * until all that was received is finished, because the broker counts each time that it sends a message again, and
     * with its defaults stops the subscription after the sixth time in vain, some 211 s after the first. Without effect
     * on a key-shared subscription: danube-broker 0.15.1 drops what is in flight there when a stream ends.
     */
    public Duration maxUnfinishedTime() {
        return maxUnfinishedTime.get();
    }

    /**
     * Returns how often the broker may deliver a message that is unfinished, 4 by default; 0 for any number of times.
     * When it has, the streams are closed as above: it is the better measure where the broker's ack timeout is shorter
     * than by default, or connections break.
     */
    public int maxUnfinishedDeliveries() {
        return maxUnfinishedDeliveries.getAsInt();
    }

    /** Returns how long {@link Consumer#close()} waits for the listener and acknowledgements under way, 5 s by default. */
    public Duration closeTimeout() {
        return closeTimeout;
    }

    /** Returns what runs the listener, null for the client's listener threads. */
    public @Nullable Executor executor() {
        return executor;
    }

    /**
     * Returns what is done before the first subscription to each partition, those found later included, and again where
     * the topic did not exist meanwhile; null for nothing. It is called on the callback executor with the partition, or
     * with the topic where that has none, and the subscription waits for what it returns. If that fails, the consumer is
     * not connected and it is called again after a while; soon if the failure is a {@link DanubeException} that is
     * retryable.
     */
    public @Nullable Function<TopicName, CompletionStage<Void>> beforeSubscribe() {
        return beforeSubscribe;
    }

    /** Collects the options. */
    public static final class Builder {

        private final TopicName topic;
        private final String subscription;
        private SubscriptionType subscriptionType = SubscriptionType.SHARED;
        private @Nullable String consumerName;
        private boolean waitForTopic = true;
        private int concurrency = 1;
        private int maxInFlight = 1_000;
        private int maxUnfinished = 20_000;
        private long maxUnfinishedBytes = 64L << 20;
        private Supplier<Duration> maxUnfinishedTime = () -> Duration.ofSeconds(100);
        private IntSupplier maxUnfinishedDeliveries = () -> 4;
        private Duration closeTimeout = Duration.ofSeconds(5);
        private @Nullable Executor executor;
        private @Nullable Function<TopicName, CompletionStage<Void>> beforeSubscribe;

        private Builder(TopicName topic, String subscription) {
            this.topic = topic;
            this.subscription = Objects.requireNonNull(subscription, "subscription");
        }

        /** Sets {@link ConsumerOptions#subscriptionType()}. */
        public Builder subscriptionType(SubscriptionType subscriptionType) {
            this.subscriptionType = subscriptionType;
            return this;
        }

        /** Sets {@link ConsumerOptions#consumerName()}. */
        public Builder consumerName(@Nullable String consumerName) {
            this.consumerName = consumerName;
            return this;
        }

        /** Sets {@link ConsumerOptions#waitForTopic()}. */
        public Builder waitForTopic(boolean waitForTopic) {
            this.waitForTopic = waitForTopic;
            return this;
        }

        /** Sets {@link ConsumerOptions#concurrency()}, 1 or more. */
        public Builder concurrency(int concurrency) {
            this.concurrency = concurrency;
            return this;
        }

        /** Sets {@link ConsumerOptions#maxInFlight()}, 1 or more. */
        public Builder maxInFlight(int maxInFlight) {
            this.maxInFlight = maxInFlight;
            return this;
        }

        /** Sets {@link ConsumerOptions#maxUnfinished()}, 1 or more. */
        public Builder maxUnfinished(int maxUnfinished) {
            this.maxUnfinished = maxUnfinished;
            return this;
        }

        /** Sets {@link ConsumerOptions#maxUnfinishedBytes()}, 1 or more. */
        public Builder maxUnfinishedBytes(long maxUnfinishedBytes) {
            this.maxUnfinishedBytes = maxUnfinishedBytes;
            return this;
        }

        /** Sets {@link ConsumerOptions#maxUnfinishedTime()}, 0 or more. */
        public Builder maxUnfinishedTime(Duration maxUnfinishedTime) {
            return maxUnfinishedTime(() -> maxUnfinishedTime);
        }

        /**
         * Sets {@link ConsumerOptions#maxUnfinishedTime()} to what may change while the consumer runs, as when the
         * subscription's failure policy becomes known. Asked on any thread; must not block, and return 0 or more.
         */
        public Builder maxUnfinishedTime(Supplier<Duration> maxUnfinishedTime) {
            this.maxUnfinishedTime = maxUnfinishedTime;
            return this;
        }

        /** Sets {@link ConsumerOptions#maxUnfinishedDeliveries()}, 0 or more. */
        public Builder maxUnfinishedDeliveries(int maxUnfinishedDeliveries) {
            return maxUnfinishedDeliveries(() -> maxUnfinishedDeliveries);
        }

        /**
         * Sets {@link ConsumerOptions#maxUnfinishedDeliveries()} to what may change while the consumer runs. Asked on
         * any thread; must not block, and return 0 or more.
         */
        public Builder maxUnfinishedDeliveries(IntSupplier maxUnfinishedDeliveries) {
            this.maxUnfinishedDeliveries = maxUnfinishedDeliveries;
            return this;
        }

        /** Sets {@link ConsumerOptions#closeTimeout()}. */
        public Builder closeTimeout(Duration closeTimeout) {
            this.closeTimeout = closeTimeout;
            return this;
        }

        /** Sets {@link ConsumerOptions#executor()}. */
        public Builder executor(@Nullable Executor executor) {
            this.executor = executor;
            return this;
        }

        /** Sets {@link ConsumerOptions#beforeSubscribe()}. */
        public Builder beforeSubscribe(@Nullable Function<TopicName, CompletionStage<Void>> beforeSubscribe) {
            this.beforeSubscribe = beforeSubscribe;
            return this;
        }

        /**
         * Checks and returns the options.
         *
         * @throws DanubeException {@link ErrorId#OPTION} naming the option, what was given and what is allowed
         */
        public ConsumerOptions build() {
            Options.require(!subscription.isBlank(), "subscription", "'" + subscription + "'", "a name");
            var needsName =
                    subscriptionType == SubscriptionType.EXCLUSIVE || subscriptionType == SubscriptionType.FAILOVER;
            if (needsName && (consumerName == null || consumerName.isBlank())) {
                throw new DanubeException(
                        ErrorId.OPTION,
                        "Subscription type " + subscriptionType + " needs a consumer name that stays the same over"
                                + " restarts, because the broker accepts no other one afterwards. Set consumerName.");
            }
            Options.require(concurrency >= 1, "concurrency", concurrency, "1 or more");
            Options.require(maxInFlight >= 1, "maxInFlight", maxInFlight, "1 or more");
            Options.require(maxUnfinished >= 1, "maxUnfinished", maxUnfinished, "1 or more");
            Options.require(maxUnfinishedBytes >= 1, "maxUnfinishedBytes", maxUnfinishedBytes, "1 or more");
            var unfinished = maxUnfinishedTime.get();
            Options.require(!unfinished.isNegative(), "maxUnfinishedTime", unfinished, "0 or more");
            var deliveries = maxUnfinishedDeliveries.getAsInt();
            Options.require(deliveries >= 0, "maxUnfinishedDeliveries", deliveries, "0 or more");
            Options.requirePositive("closeTimeout", closeTimeout);
            return new ConsumerOptions(this);
        }
    }
}
