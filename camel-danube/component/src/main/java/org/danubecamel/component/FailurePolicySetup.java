package org.danubecamel.component;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.FailurePolicy;
import org.danubecamel.client.FailurePolicy.Backoff;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.SubscriptionInfo;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the failure policy of a consumer's subscription, of each partition before that is first subscribed to, because the
 * broker reads it then and not again. Where the subscription exists already with another one, it says so and changes
 * nothing: what is stored must stay what is in force.
 */
final class FailurePolicySetup {

    /**
     * Where nothing is asked for: the consumer tries failed messages again by itself, so the broker must neither give
     * them up nor send them to another consumer meanwhile. The ack timeout is no longer than that, because after a
     * connection broke some messages come again only then.
     */
    static final FailurePolicy OUT_OF_THE_WAY = new FailurePolicy(
            Integer.MAX_VALUE,
            Duration.ofMinutes(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Backoff.EXPONENTIAL,
            PoisonPolicy.BLOCK,
            null);

    /** Half of what the broker's own policy gives a message. */
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(100);

    /** What the broker's own policy has to spare, which gives a message six. */
    private static final int DEFAULT_DELIVERIES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(DanubeConsumer.class);

    private final DanubeClient client;
    private final DanubeAdmin admin;
    private final String subscription;
    private final SubscriptionType type;
    private final FailurePolicy policy;
    private final boolean askedFor;
    private final Consumer<String> warnings;
    /** By the policy in force, where it is known. */
    private volatile Duration patience = DEFAULT_PATIENCE;

    private volatile int deliveries = DEFAULT_DELIVERIES;

    private final Set<TopicName> prepared = ConcurrentHashMap.newKeySet();
    private final Set<FailurePolicy> reported = ConcurrentHashMap.newKeySet();

    /**
     * @param askedFor whether the options name the policy; one that is only the default gives way to any other
     * @param warnings told what an operator should know
     */
    FailurePolicySetup(
            DanubeClient client,
            DanubeAdmin admin,
            String subscription,
            SubscriptionType type,
            FailurePolicy policy,
            boolean askedFor,
            Consumer<String> warnings) {
        this.client = client;
        this.admin = admin;
        this.subscription = subscription;
        this.type = type;
        this.policy = policy;
        this.askedFor = askedFor;
        this.warnings = warnings;
    }

    /** Completes when a topic without partitions, or one partition, may be subscribed to. */
    CompletionStage<Void> prepare(TopicName topic) {
        prepared.add(topic);
        return admin.subscription(topic, subscription)
                .thenCompose(info -> setUnlessThere(topic, info))
                .exceptionallyCompose(failure -> overcome(topic, failure));
    }

    private CompletableFuture<Void> setUnlessThere(TopicName topic, SubscriptionInfo info) {
        var stored = info.failurePolicy();
        if (stored == null || (askedFor && !policy.equals(stored) && !mayExist(info))) {
            return admin.setFailurePolicy(topic, subscription, policy)
                    .thenRun(() -> LOG.debug("{} gets the failure policy {}", label(topic), policy));
        }
        compare(topic, stored);
        return CompletableFuture.completedFuture(null);
    }

    /** Whether an EXCLUSIVE subscription exists, brokers do not tell. */
    private boolean mayExist(SubscriptionInfo info) {
        return info.exists() || type == SubscriptionType.EXCLUSIVE;
    }

    private CompletableFuture<Void> overcome(TopicName topic, Throwable failure) {
        if (Failures.is(failure, EnumSet.of(ErrorId.FAILURE_POLICY))) {
            return client.partitions(topic).thenCompose(found -> {
                if (found.isEmpty()) {
                    return CompletableFuture.failedFuture(missing(topic));
                }
                return askedFor ? CompletableFuture.failedFuture(failure) : goOnWithout(topic, failure);
            });
        }
        return !askedFor && Failures.is(failure, EnumSet.of(ErrorId.PERMISSION))
                ? goOnWithout(topic, failure)
                : CompletableFuture.failedFuture(failure);
    }

    private static DanubeException missing(TopicName topic) {
        return new DanubeException(
                ErrorId.TOPIC_MISSING,
                "The topic " + topic + " does not exist. Create it, or send to it first; a subscription cannot.",
                SendOutcome.REFUSED,
                true,
                null);
    }

    /** A topic that is not reliable needs no policy, and without the right the broker's default is what there is. */
    private CompletableFuture<Void> goOnWithout(TopicName topic, Throwable failure) {
        prepared.remove(topic);
        var cause = Failures.cause(failure);
        if (Failures.is(failure, EnumSet.of(ErrorId.PERMISSION))) {
            warnings.accept(label(topic) + " is left to the broker's own failure policy, by which one message that is"
                    + " delivered six times in vain stops it: " + cause.getMessage());
        } else {
            LOG.debug("{} has no failure policy: {}", label(topic), cause.getMessage());
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Compares once more, after the first subscription: a broker then tells the policy that is in force. */
    void verify() {
        for (var topic : prepared) {
            var unused = admin.subscription(topic, subscription)
                    .thenAccept(info -> compareAgain(topic, info))
                    .exceptionally(failure -> {
                        LOG.debug("The failure policy of {} cannot be read", label(topic), failure);
                        return null;
                    });
        }
    }

    private void compareAgain(TopicName topic, SubscriptionInfo info) {
        var stored = info.failurePolicy();
        if (stored != null) {
            patience = half(stored);
            deliveries = mostOf(stored);
            compare(topic, stored);
        }
    }

    /** Returns half of the time after which the broker blocks the subscription; zero if it never does. */
    private static Duration half(FailurePolicy policy) {
        return blocks(policy)
                ? policy.ackTimeout()
                        .multipliedBy(policy.maxRedeliveryCount() + 1L)
                        .dividedBy(2)
                : Duration.ZERO;
    }

    /** Returns after how many deliveries the rest should be spared; zero if the broker never blocks the subscription. */
    private static int mostOf(FailurePolicy policy) {
        return blocks(policy) ? (int) Math.max(2, 2 * (policy.maxRedeliveryCount() + 1L) / 3) : 0;
    }

    private static boolean blocks(FailurePolicy policy) {
        return policy.poisonPolicy() == PoisonPolicy.BLOCK && policy.maxRedeliveryCount() != Integer.MAX_VALUE;
    }

    /** Returns how long a message may be unfinished before the broker's attempts must be spared; zero for ever. */
    Duration patience() {
        return patience;
    }

    /** Returns how often a message may be delivered before the broker's attempts must be spared; zero for any number. */
    int deliveries() {
        return deliveries;
    }

    private void compare(TopicName topic, FailurePolicy stored) {
        if (policy.equals(stored) || !reported.add(stored)) {
            return;
        }
        warnings.accept(ErrorId.FAILURE_POLICY_KEPT.code() + " " + label(topic)
                + " exists already, with another failure policy, which stays in force: " + stored + ". "
                + (askedFor ? "Asked for: " : "The default of this consumer: ") + policy
                + ". A broker reads the policy when the subscription is made, and not again. To have the other one, use"
                + " another subscriptionName; or stop all consumers of this one, remove it, which loses its position,"
                + " and start again. To keep this one without this warning, set failurePolicy.* to it.");
    }

    private String label(TopicName topic) {
        return "Subscription " + subscription + " of " + topic;
    }
}
