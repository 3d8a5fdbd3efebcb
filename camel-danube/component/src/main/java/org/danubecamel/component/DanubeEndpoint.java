package org.danubecamel.component;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;

/** Send and receive messages through the Danube message broker. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = DanubeConstants.SCHEME,
        title = "Danube",
        syntax = "danube:topic",
        category = {Category.MESSAGING},
        headersClass = DanubeConstants.class)
public class DanubeEndpoint extends DefaultEndpoint
        implements AsyncEndpoint, EndpointServiceLocation, MultipleConsumersSupport {

    /** The topic of an endpoint that has none of its own. */
    static final String ANY_TOPIC = "*";

    @UriParam
    private DanubeConfiguration configuration;

    private @Nullable TopicName topic;
    private @Nullable ClientLease lease;
    private int maxMessageSize;

    DanubeEndpoint(String uri, DanubeComponent component, DanubeConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    /** Checks what can be known without a broker. */
    void check() {
        topic = ANY_TOPIC.equals(configuration.getTopic()) ? null : TopicName.parse(configuration.getTopic());
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        // Held by the endpoint too, so that an unusable service URL is reported when the endpoint is made.
        lease = lease();
    }

    @Override
    protected void doStop() throws Exception {
        if (lease != null) {
            lease.close();
            lease = null;
        }
        super.doStop();
    }

    ClientLease lease() {
        return getComponent().lease(configuration);
    }

    @Override
    public Producer createProducer() {
        var options = topic == null ? null : producerOptions(topic);
        return new DanubeProducer(this, options);
    }

    ProducerOptions producerOptions(TopicName target) {
        return ProducerOptions.of(target)
                .withName(configuration.getProducerName())
                .withDispatchStrategy(configuration.getDispatchStrategy())
                .withPartitions(configuration.getPartitions())
                .withOrdered(configuration.isOrdered())
                .withDeliveryTimeout(Duration.ofMillis(configuration.getDeliveryTimeout()))
                .withMaxMessageSize(maxMessageSize);
    }

    /** Takes larger messages than others may send, so that what is told of a message of the largest size has room. */
    void takeMessagesUpTo(int bytes) {
        maxMessageSize = bytes;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        // All are built only to be checked here, before the route starts.
        consumerOptions().build();
        if (lease != null) {
            subscriptionSetup(lease.client());
        }
        var consumer = new DanubeConsumer(this, processor, configuration.failureRules(), deadLetters());
        configureConsumer(consumer);
        return consumer;
    }

    FailureClassifier failureClassifier() {
        var own = configuration.getFailureClassifier();
        return own == null ? FailureClassifier.of(getCamelContext()) : FailureClassifier.of(own);
    }

    private @Nullable Endpoint deadLetterEndpoint() {
        var uri = configuration.getDeadLetter();
        return uri == null ? null : DeadLetterEndpoint.resolve(uri, this);
    }

    private @Nullable DeadLetters deadLetters() throws Exception {
        var target = deadLetterEndpoint();
        if (target == null) {
            return null;
        }
        return new DeadLetters(
                target, configuration.getDeadLetterFormat(), new Attributes(configuration.getHeaderFilterStrategy()));
    }

    /** Returns the topic, null if it has none of its own. */
    @Nullable TopicName topicName() {
        return topic;
    }

    ConsumerOptions.Builder consumerOptions() {
        var name = configuration.getSubscriptionName();
        if (topic == null) {
            throw new DanubeException(
                    ErrorId.TOPIC_NAME,
                    "A consumer needs a topic, and danube:* has none. Name the topic in the URI, as in danube:orders.");
        }
        if (name == null || name.isBlank()) {
            throw new DanubeException(
                    ErrorId.OPTION,
                    "The consumer of " + topic + " has no subscriptionName. Consumers of one name share the messages;"
                            + " each name gets them all. Add it to the URI, as in danube:" + configuration.getTopic()
                            + "?subscriptionName=my-application.");
        }
        OptionErrors.requirePositive("concurrentConsumers", configuration.getConcurrentConsumers());
        return ConsumerOptions.builder(topic, name)
                .subscriptionType(configuration.getSubscriptionType())
                .consumerName(configuration.getConsumerName())
                .waitForTopic(configuration.isWaitForTopic())
                .concurrency(configuration.getConcurrentConsumers())
                .maxInFlight(configuration.getMaxInFlight());
    }

    SubscriptionSetup subscriptionSetup(DanubeClient client) {
        return SubscriptionSetup.of(
                configuration,
                Objects.requireNonNull(topic, "topic, which consumerOptions() checks"),
                deadLetterEndpoint() instanceof DanubeEndpoint danube ? danube : null,
                client,
                getCamelContext().getExecutorServiceManager());
    }

    /** Two consumers of one name would take over each other's messages without end. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return configuration.getConsumerName() == null;
    }

    @Override
    public DanubeComponent getComponent() {
        return (DanubeComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return configuration.getServiceUrl();
    }

    @Override
    public String getServiceProtocol() {
        return DanubeConstants.SCHEME;
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        var subscription = configuration.getSubscriptionName();
        return subscription == null ? Map.of() : Map.of("subscriptionName", subscription);
    }

    public DanubeConfiguration getConfiguration() {
        return configuration;
    }

    /** The options of this endpoint. */
    public void setConfiguration(DanubeConfiguration configuration) {
        this.configuration = configuration;
    }
}
