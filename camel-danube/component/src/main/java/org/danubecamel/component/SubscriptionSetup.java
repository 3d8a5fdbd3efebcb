package org.danubecamel.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.spi.ExecutorServiceManager;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a consumer does before it subscribes, in the only order in which it has an effect: creates the topic and the
 * dead-letter topic, then sets the failure policy of each partition, then subscribes to that.
 */
final class SubscriptionSetup {

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);
    private static final String EMBEDDED = "embedded:";

    private final TopicName topic;
    private final ExecutorServiceManager executors;
    private final List<Supplier<CompletableFuture<Void>>> steps = new ArrayList<>();
    private @Nullable FailurePolicySetup failurePolicy;

    private SubscriptionSetup(TopicName topic, ExecutorServiceManager executors) {
        this.topic = topic;
        this.executors = executors;
    }

    /**
     * Plans it, and does nothing yet.
     *
     * @param deadLetters where the consumer sends dead letters, null if it does not or sends them elsewhere than to Danube
     * @throws DanubeException {@link ErrorId#OPTION} with all that is wrong, or {@link ErrorId#SERVICE_URL}
     */
    static SubscriptionSetup of(
            DanubeConfiguration configuration,
            TopicName topic,
            @Nullable DanubeEndpoint deadLetters,
            DanubeClient client,
            ExecutorServiceManager executors) {
        var setup = new SubscriptionSetup(topic, executors);
        var admin = admin(configuration, client);
        if (configuration.isAutoCreateTopic() && !topic.isPartition()) {
            setup.steps.add(
                    new TopicCreation(
                                    client,
                                    admin,
                                    topic,
                                    configuration.getDispatchStrategy(),
                                    configuration.getPartitions())::runOrLeaveToOthers);
        }
        setup.addDeadLetterSubscription(configuration, deadLetters, client, admin);
        setup.addFailurePolicy(configuration, client, admin);
        return setup;
    }

    private static @Nullable DanubeAdmin admin(DanubeConfiguration configuration, DanubeClient client) {
        var url = configuration.getAdminUrl();
        if (url == null && client.serviceUrl().startsWith(EMBEDDED)) {
            url = client.serviceUrl();
        }
        return url == null ? null : client.admin(url);
    }

    private void addDeadLetterSubscription(
            DanubeConfiguration configuration,
            @Nullable DanubeEndpoint deadLetters,
            DanubeClient client,
            @Nullable DanubeAdmin admin) {
        var name = configuration.getDeadLetterSubscription();
        if (name == null) {
            return;
        }
        var target = deadLetters == null ? null : deadLetters.topicName();
        if (deadLetters == null
                || target == null
                || !deadLetters.getServiceUrl().equals(configuration.getServiceUrl())) {
            throw new DanubeException(
                    ErrorId.OPTION,
                    "Option deadLetterSubscription=" + name + " of the consumer of " + topic
                            + " needs a deadLetter that"
                            + " names a topic of the same broker, as in deadLetter=danube:orders-dead.");
        }
        if (admin == null) {
            throw new DanubeException(
                    ErrorId.OPTION,
                    "Option deadLetterSubscription=" + name + " of the consumer of " + topic
                            + " needs adminUrl, because"
                            + " only the broker's admin services tell whether a subscription exists. Set it to their"
                            + " URL, such as http://localhost:50051.");
        }
        steps.add(new UnreadDeadLetters(
                client,
                admin,
                target,
                name,
                deadLetters.getConfiguration().getPartitions(),
                configuration.isAutoCreateTopic())::run);
    }

    private void addFailurePolicy(DanubeConfiguration configuration, DanubeClient client, @Nullable DanubeAdmin admin) {
        var problems = new ArrayList<String>();
        var options = new FailurePolicyOptions(configuration.getFailurePolicy(), problems);
        var reliable = configuration.getDispatchStrategy() == DispatchStrategy.RELIABLE;
        var subscription = Objects.requireNonNullElse(configuration.getSubscriptionName(), "");
        var type = configuration.getSubscriptionType();
        if (options.isEmpty()) {
            if (admin != null && reliable) {
                failurePolicy = new FailurePolicySetup(
                        client, admin, subscription, type, FailurePolicySetup.OUT_OF_THE_WAY, false, LOG::warn);
            }
            return;
        }
        var policy = options.policy(topic);
        if (!reliable) {
            problems.add(
                    "dispatchStrategy=NON_RELIABLE has no failure policy. Allowed with failurePolicy.*: RELIABLE.");
        }
        if (admin == null) {
            problems.add("adminUrl is not set. A broker takes a failure policy by its admin services only: set it to"
                    + " their URL, such as http://localhost:50051.");
        }
        if (admin == null || !problems.isEmpty()) {
            throw unusable(problems);
        }
        failurePolicy = new FailurePolicySetup(client, admin, subscription, type, policy, true, LOG::warn);
        if (policy.poisonPolicy() == PoisonPolicy.DEAD_LETTER) {
            steps.add(new DeadLetterTopic(
                    client,
                    admin,
                    TopicName.parse(Objects.requireNonNull(policy.deadLetterTopic())),
                    options.deadLetterSubscription(),
                    configuration.isAutoCreateTopic())::run);
        }
    }

    private DanubeException unusable(List<String> problems) {
        return new DanubeException(
                ErrorId.OPTION,
                "The failure policy of the consumer of " + topic + " cannot be used:\n- "
                        + String.join("\n- ", problems));
    }

    /** Lets each partition wait for its failure policy. */
    ConsumerOptions.Builder addTo(ConsumerOptions.Builder options) {
        return failurePolicy == null
                ? options
                : options.beforeSubscribe(failurePolicy::prepare)
                        .maxUnfinishedTime(failurePolicy::patience)
                        .maxUnfinishedDeliveries(failurePolicy::deliveries);
    }

    /** Returns what comes before all partitions. */
    TopicSetup beforeAll(Consumer<DanubeException> onRefusal) {
        return new TopicSetup(topic, steps, executors, onRefusal);
    }

    /** Finds out, after the first subscription, whether the failure policy is in force, and says so if it is not. */
    void verify() {
        if (failurePolicy != null) {
            failurePolicy.verify();
        }
    }
}
