package org.danubecamel.component;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SubscriptionType;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code danube:} endpoints. Set on the component they are the defaults of all its endpoints, each of
 * which has a copy.
 */
@UriParams
public final class DanubeConfiguration implements Cloneable {

    static final String DEFAULT_SERVICE_URL = "http://localhost:6650";

    @UriPath(
            description = "The topic: topic or namespace/topic, each of letters, digits, _ and -; without a "
                    + "namespace, default is meant. One partition is topic-part-N. An asterisk stands for no topic: "
                    + "each message names its own in the header CamelDanubeOverrideTopic.")
    @Metadata(required = true)
    private String topic = "";

    @UriParam(
            defaultValue = DEFAULT_SERVICE_URL,
            description = "URL of the broker, http://host:port. The value embedded: starts a broker within "
                    + "this JVM, shared by all that name it, if danube-embedded is on the class path; "
                    + "embedded:DIR keeps its messages in a directory.")
    private String serviceUrl = DEFAULT_SERVICE_URL;

    @UriParam(
            defaultValue = "false",
            description = "Whether the route fails to start if the broker cannot be reached or refuses the "
                    + "producer or consumer. Otherwise it starts, goes on trying, and is reported DOWN "
                    + "until it is connected.")
    private boolean testConnectionOnStartup;

    @UriParam(
            defaultValue = "RELIABLE",
            description = "The dispatch strategy of the topic, with which it is created if it does not "
                    + "exist. RELIABLE stores messages until they are acknowledged; NON_RELIABLE only "
                    + "passes them on to those connected.")
    private DispatchStrategy dispatchStrategy = DispatchStrategy.RELIABLE;

    @UriParam(
            defaultValue = "0",
            description = "Number of partitions of the topic, 1 to 1024, created if they do not exist. With "
                    + "0 the topic is taken as the broker has it, and created without partitions if it "
                    + "does not exist.")
    private int partitions;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long one call to the broker may take, other than a publish, in milliseconds; "
                    + "more than 0.")
    private long requestTimeout = 10_000;

    @UriParam(
            label = "advanced",
            description = "Decides which headers become attributes of a message and the reverse. By default "
                    + "Camel's own headers cross in neither direction, and credentials and headers of a "
                    + "single HTTP connection are not sent.")
    private HeaderFilterStrategy headerFilterStrategy = new DanubeHeaderFilterStrategy();

    @UriParam(
            label = "producer",
            description = "What the producer's name in the broker begins with, for its metrics. By default "
                    + "made from host and process.")
    private @Nullable String producerName;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether all messages keep the order in which they were sent, one at a time for "
                    + "each partition. Otherwise only messages with the same key do.")
    private boolean ordered;

    @UriParam(
            label = "producer",
            defaultValue = "120000",
            javaType = "java.time.Duration",
            description =
                    "How long a message may be tried before the exchange fails, in milliseconds; more " + "than 0.")
    private long deliveryTimeout = 120_000;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether a body that is a list or an iterator is sent item by item, each as a "
                    + "message of its own. The exchange completes when all are stored; otherwise it "
                    + "fails with what became of each item.")
    private boolean useIterator = true;

    @UriParam(
            label = "consumer",
            description = "Name of the subscription, required for a consumer. Consumers of one subscription "
                    + "share its messages; every subscription gets them all, from the moment when it "
                    + "was made.")
    private @Nullable String subscriptionName;

    @UriParam(
            label = "consumer",
            defaultValue = "SHARED",
            description = "How the subscription's messages are shared between its consumers. EXCLUSIVE and "
                    + "FAILOVER need a consumerName.")
    private SubscriptionType subscriptionType = SubscriptionType.SHARED;

    @UriParam(
            label = "consumer",
            description = "Name that identifies this consumer to the broker; a second one of the same name "
                    + "takes over its stream. By default derived from subscription, host, process and a "
                    + "number within it. Required, and to be kept over restarts, for EXCLUSIVE and "
                    + "FAILOVER.")
    private @Nullable String consumerName;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "Number of threads that route messages, 1 or more. With 1, a synchronous route "
                    + "sees them in the order of arrival.")
    private int concurrentConsumers = 1;

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            description = "How many messages may be on their way through asynchronous routes at once, 1 or "
                    + "more. Messages with the same key never overtake each other.")
    private int maxInFlight = 1_000;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether the route acknowledges each message itself, by the handle in the header "
                    + "CamelDanubeAcknowledgement. Otherwise a message is acknowledged when its "
                    + "exchange completes.")
    private boolean allowManualAcknowledgement;

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description = "How long a message whose exchange failed waits before it is given to the route "
                    + "again, in milliseconds, 1 or more. Doubled each time, up to "
                    + "maximumRedeliveryDelay.")
    private long redeliveryDelay = 1_000;

    @UriParam(
            label = "consumer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The longest wait before a message whose exchange failed is given to the route "
                    + "again, in milliseconds; no less than redeliveryDelay.")
    private long maximumRedeliveryDelay = 60_000;

    @UriParam(
            label = "consumer",
            defaultValue = "3",
            description = "How often a message whose exchange failed is given to the route again before onFailure "
                    + "decides about it, 0 or more.")
    private int maximumRedeliveries = 3;

    @UriParam(
            label = "consumer",
            description = "What becomes of a message that failed as often as allowed, if the failure is known "
                    + "to be its own: it speaks about the data, or other messages were accepted since. "
                    + "DEAD_LETTER sends it to the endpoint deadLetter, which is the default where that is "
                    + "set; RETRY, otherwise the default, tries on while others go on; STOP stops the "
                    + "route. Any other failure is taken for an outage: it is tried on, and new messages "
                    + "wait.")
    private @Nullable OnFailure onFailure;

    @UriParam(
            label = "consumer",
            description = "URI of the endpoint that messages are sent to which the route cannot take, such as "
                    + "danube:orders-dead. A message is acknowledged once it is stored there.")
    private @Nullable String deadLetter;

    @UriParam(
            label = "consumer",
            defaultValue = "ATTRIBUTES",
            description = "How a dead letter carries the message: ATTRIBUTES leaves its body as it is and tells "
                    + "of the failure in attributes; ENVELOPE makes one JSON object of all.")
    private DeadLetterFormat deadLetterFormat = DeadLetterFormat.ATTRIBUTES;

    @UriParam(
            label = "consumer",
            description = "A subscription to make on the topic of deadLetter before this consumer subscribes, so that "
                    + "dead letters wait for a reader. Only where deadLetter is a danube: endpoint of the same "
                    + "broker; needs adminUrl.")
    private @Nullable String deadLetterSubscription;

    @UriParam(
            label = "consumer",
            defaultValue = "100",
            description = "How many messages may become dead letters in a minute; 0 for any number. More are a "
                    + "sign that something else is wrong: they are tried on, and new messages wait.")
    private int maxDeadLetterRate = 100;

    @UriParam(
            label = "consumer,advanced",
            description = "Decides what a failure is about: the message, the system that the route writes to, "
                    + "or unknown. By default the bean of this type in the registry, if there is one, and "
                    + "then what is known of exceptions in general.")
    private @Nullable FailureClassifier failureClassifier;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether to wait for a topic that does not exist. Otherwise the consumer fails.")
    private boolean waitForTopic = true;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether to create the topic if it does not exist, with dispatchStrategy and "
                    + "partitions, so that the subscription exists before the first message: what is "
                    + "sent before it is made never reaches it. Needs the right to produce; without it "
                    + "the consumer waits for the topic.")
    private boolean autoCreateTopic = true;

    @UriParam(
            label = "consumer",
            description = "URL of the broker's admin services, http://host:port, by default port 50051: another one "
                    + "than serviceUrl. With it the consumer sets the failure policy of its subscription before it "
                    + "makes it, and creates topics where producers may not. Not needed with embedded:.")
    private @Nullable String adminUrl;

    @UriParam(
            label = "consumer",
            prefix = FailurePolicyOptions.PREFIX,
            multiValue = true,
            description = "What the broker does with messages that are not acknowledged, set before the subscription "
                    + "is made, and needing adminUrl: maxRedeliveryCount (5), ackTimeout (30s), "
                    + "baseRedeliveryDelay (1s), maxRedeliveryDelay (60s), backoff (FIXED or EXPONENTIAL), "
                    + "poisonPolicy (BLOCK, DROP or DEAD_LETTER), deadLetterTopic and deadLetterSubscription. "
                    + "If none is given and there is an admin URL, the broker is made to redeliver without end, "
                    + "because the consumer handles failures by itself.")
    private Map<String, Object> failurePolicy = Map.of();

    /** Returns an independent copy. */
    public DanubeConfiguration copy() {
        try {
            // What it refers to is never changed, only replaced.
            return (DanubeConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** @throws DanubeException {@link ErrorId#OPTION} if the options contradict each other */
    FailureRules failureRules() {
        OptionErrors.requireNotNegative("maximumRedeliveries", maximumRedeliveries);
        OptionErrors.requireNotNegative("maxDeadLetterRate", maxDeadLetterRate);
        var hasDeadLetter = deadLetter != null;
        var action = onFailure != null ? onFailure : hasDeadLetter ? OnFailure.DEAD_LETTER : OnFailure.RETRY;
        if (hasDeadLetter != (action == OnFailure.DEAD_LETTER)) {
            throw new DanubeException(
                    ErrorId.OPTION,
                    hasDeadLetter
                            ? "Option deadLetter is without effect with onFailure=" + action + ". Remove one of them."
                            : "Option onFailure=DEAD_LETTER needs the option deadLetter, the URI of the endpoint that"
                                    + " failed messages are sent to.");
        }
        var delay = new RetryDelay(Duration.ofMillis(redeliveryDelay), Duration.ofMillis(maximumRedeliveryDelay));
        return new FailureRules(
                Objects.requireNonNullElse(subscriptionName, ""),
                maximumRedeliveries,
                delay,
                action,
                maxDeadLetterRate);
    }

    public String getTopic() {
        return topic;
    }

    /** The topic: {@code topic}, {@code namespace/topic}, or {@code *} for none. */
    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getServiceUrl() {
        return serviceUrl;
    }

    /**
     * URL of the broker, http://host:port. The value embedded: starts a broker within this JVM, shared by all that
     * name it, if danube-embedded is on the class path; embedded:DIR keeps its messages in a directory.
     */
    public void setServiceUrl(String serviceUrl) {
        this.serviceUrl = serviceUrl;
    }

    public boolean isTestConnectionOnStartup() {
        return testConnectionOnStartup;
    }

    /**
     * Whether the route fails to start if the broker cannot be reached or refuses the producer or consumer.
     * Otherwise it starts, goes on trying, and is reported DOWN until it is connected.
     */
    public void setTestConnectionOnStartup(boolean testConnectionOnStartup) {
        this.testConnectionOnStartup = testConnectionOnStartup;
    }

    public DispatchStrategy getDispatchStrategy() {
        return dispatchStrategy;
    }

    /**
     * The dispatch strategy of the topic, with which it is created if it does not exist. RELIABLE stores messages
     * until they are acknowledged; NON_RELIABLE only passes them on to those connected.
     */
    public void setDispatchStrategy(DispatchStrategy dispatchStrategy) {
        this.dispatchStrategy = dispatchStrategy;
    }

    public int getPartitions() {
        return partitions;
    }

    /**
     * Number of partitions of the topic, 1 to 1024, created if they do not exist. With 0 the topic is taken as the
     * broker has it, and created without partitions if it does not exist.
     */
    public void setPartitions(int partitions) {
        this.partitions = partitions;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    /** How long one call to the broker may take, other than a publish, in milliseconds; more than 0. */
    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    /**
     * Decides which headers become attributes of a message and the reverse. By default Camel's own headers cross in
     * neither direction, and credentials and headers of a single HTTP connection are not sent.
     */
    public void setHeaderFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    public @Nullable String getProducerName() {
        return producerName;
    }

    /** What the producer's name in the broker begins with, for its metrics. By default made from host and process. */
    public void setProducerName(@Nullable String producerName) {
        this.producerName = emptyAsNone(producerName);
    }

    public boolean isOrdered() {
        return ordered;
    }

    /**
     * Whether all messages keep the order in which they were sent, one at a time for each partition. Otherwise only
     * messages with the same key do.
     */
    public void setOrdered(boolean ordered) {
        this.ordered = ordered;
    }

    public long getDeliveryTimeout() {
        return deliveryTimeout;
    }

    /** How long a message may be tried before the exchange fails, in milliseconds; more than 0. */
    public void setDeliveryTimeout(long deliveryTimeout) {
        this.deliveryTimeout = deliveryTimeout;
    }

    public boolean isUseIterator() {
        return useIterator;
    }

    /**
     * Whether a body that is a list or an iterator is sent item by item, each as a message of its own. The exchange
     * completes when all are stored; otherwise it fails with what became of each item.
     */
    public void setUseIterator(boolean useIterator) {
        this.useIterator = useIterator;
    }

    public @Nullable String getSubscriptionName() {
        return subscriptionName;
    }

    /**
     * Name of the subscription, required for a consumer. Consumers of one subscription share its messages; every
     * subscription gets them all, from the moment when it was made.
     */
    public void setSubscriptionName(@Nullable String subscriptionName) {
        this.subscriptionName = subscriptionName;
    }

    public SubscriptionType getSubscriptionType() {
        return subscriptionType;
    }

    /** How the subscription's messages are shared between its consumers. EXCLUSIVE and FAILOVER need a consumerName. */
    public void setSubscriptionType(SubscriptionType subscriptionType) {
        this.subscriptionType = subscriptionType;
    }

    public @Nullable String getConsumerName() {
        return consumerName;
    }

    /**
     * Name that identifies this consumer to the broker; a second one of the same name takes over its stream. By
     * default derived from subscription, host, process and a number within it. Required, and to be kept over
     * restarts, for EXCLUSIVE and FAILOVER.
     */
    public void setConsumerName(@Nullable String consumerName) {
        this.consumerName = emptyAsNone(consumerName);
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /**
     * Number of threads that route messages, 1 or more. With 1, a synchronous route sees them in the order of
     * arrival.
     */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    /**
     * How many messages may be on their way through asynchronous routes at once, 1 or more. Messages with the same
     * key never overtake each other.
     */
    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public boolean isAllowManualAcknowledgement() {
        return allowManualAcknowledgement;
    }

    /**
     * Whether the route acknowledges each message itself, by the handle in the header CamelDanubeAcknowledgement.
     * Otherwise a message is acknowledged when its exchange completes.
     */
    public void setAllowManualAcknowledgement(boolean allowManualAcknowledgement) {
        this.allowManualAcknowledgement = allowManualAcknowledgement;
    }

    public long getRedeliveryDelay() {
        return redeliveryDelay;
    }

    /**
     * How long a message whose exchange failed waits before it is given to the route again, in milliseconds, 1 or
     * more. Doubled each time, up to maximumRedeliveryDelay.
     */
    public void setRedeliveryDelay(long redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public long getMaximumRedeliveryDelay() {
        return maximumRedeliveryDelay;
    }

    /**
     * The longest wait before a message whose exchange failed is given to the route again, in milliseconds; no less
     * than redeliveryDelay.
     */
    public void setMaximumRedeliveryDelay(long maximumRedeliveryDelay) {
        this.maximumRedeliveryDelay = maximumRedeliveryDelay;
    }

    public int getMaximumRedeliveries() {
        return maximumRedeliveries;
    }

    /**
     * How often a message whose exchange failed is given to the route again before onFailure decides about it, 0 or
     * more.
     */
    public void setMaximumRedeliveries(int maximumRedeliveries) {
        this.maximumRedeliveries = maximumRedeliveries;
    }

    public @Nullable OnFailure getOnFailure() {
        return onFailure;
    }

    /**
     * What becomes of a message that failed as often as allowed, if the failure is known to be its own. By default
     * DEAD_LETTER where deadLetter is set, and RETRY otherwise.
     */
    public void setOnFailure(@Nullable OnFailure onFailure) {
        this.onFailure = onFailure;
    }

    public @Nullable String getDeadLetter() {
        return deadLetter;
    }

    /**
     * URI of the endpoint that messages are sent to which the route cannot take. A message is acknowledged once it is
     * stored there.
     */
    public void setDeadLetter(@Nullable String deadLetter) {
        this.deadLetter = emptyAsNone(deadLetter);
    }

    public DeadLetterFormat getDeadLetterFormat() {
        return deadLetterFormat;
    }

    /** How a dead letter carries the message. */
    public void setDeadLetterFormat(DeadLetterFormat deadLetterFormat) {
        this.deadLetterFormat = deadLetterFormat;
    }

    public @Nullable String getDeadLetterSubscription() {
        return deadLetterSubscription;
    }

    /**
     * A subscription to make on the topic of deadLetter before this consumer subscribes, so that dead letters wait for a
     * reader. Only where deadLetter is a danube: endpoint of the same broker; needs adminUrl.
     */
    public void setDeadLetterSubscription(@Nullable String deadLetterSubscription) {
        this.deadLetterSubscription = emptyAsNone(deadLetterSubscription);
    }

    public int getMaxDeadLetterRate() {
        return maxDeadLetterRate;
    }

    /** How many messages may become dead letters in a minute; 0 for any number. */
    public void setMaxDeadLetterRate(int maxDeadLetterRate) {
        this.maxDeadLetterRate = maxDeadLetterRate;
    }

    public @Nullable FailureClassifier getFailureClassifier() {
        return failureClassifier;
    }

    /** Decides what a failure is about: the message, the system that the route writes to, or unknown. */
    public void setFailureClassifier(@Nullable FailureClassifier failureClassifier) {
        this.failureClassifier = failureClassifier;
    }

    public boolean isWaitForTopic() {
        return waitForTopic;
    }

    /** Whether to wait for a topic that does not exist. Otherwise the consumer fails. */
    public void setWaitForTopic(boolean waitForTopic) {
        this.waitForTopic = waitForTopic;
    }

    public boolean isAutoCreateTopic() {
        return autoCreateTopic;
    }

    /**
     * Whether to create the topic if it does not exist, with dispatchStrategy and partitions, so that the
     * subscription exists before the first message: what is sent before it is made never reaches it. Needs the right
     * to produce; without it the consumer waits for the topic.
     */
    public void setAutoCreateTopic(boolean autoCreateTopic) {
        this.autoCreateTopic = autoCreateTopic;
    }

    public @Nullable String getAdminUrl() {
        return adminUrl;
    }

    /**
     * URL of the broker's admin services, http://host:port, by default port 50051: another one than serviceUrl. With it
     * the consumer sets the failure policy of its subscription before it makes it, and creates topics where producers may
     * not. Not needed with embedded:.
     */
    public void setAdminUrl(@Nullable String adminUrl) {
        this.adminUrl = emptyAsNone(adminUrl);
    }

    public Map<String, Object> getFailurePolicy() {
        return failurePolicy;
    }

    /**
     * What the broker does with messages that are not acknowledged, set before the subscription is made, and needing
     * adminUrl: maxRedeliveryCount (5), ackTimeout (30s), baseRedeliveryDelay (1s), maxRedeliveryDelay (60s), backoff
     * (FIXED or EXPONENTIAL), poisonPolicy (BLOCK, DROP or DEAD_LETTER), deadLetterTopic and deadLetterSubscription. If
     * none is given and there is an admin URL, the broker is made to redeliver without end, because the consumer handles
     * failures by itself.
     */
    public void setFailurePolicy(Map<String, Object> failurePolicy) {
        this.failurePolicy = failurePolicy;
    }

    /** Sets some options of the failure policy, and keeps the others. */
    void addFailurePolicy(Map<String, Object> options) {
        var all = new LinkedHashMap<>(failurePolicy);
        all.putAll(options);
        failurePolicy = all;
    }

    /** Kamelets and placeholders cannot leave an option out of a URI; they give it no value. */
    private static @Nullable String emptyAsNone(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
