package org.danubecamel.client.internal.admin;

import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.danubecamel.client.DanubeAdmin;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.FailurePolicy;
import org.danubecamel.client.SubscriptionInfo;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Calls;
import org.danubecamel.client.internal.wire.Failures;
import org.danubecamel.client.internal.wire.Operation;
import org.danubecamel.client.internal.wire.ServiceUrl;
import org.danubecamel.client.internal.wire.Wire;
import org.danubecamel.protocol.admin.DescribeTopicRequest;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyResponse;
import org.danubecamel.protocol.admin.NewTopicRequest;
import org.danubecamel.protocol.admin.SetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.TopicAdminGrpc;
import org.danubecamel.protocol.admin.TopicRequest;

/** The calls to one server's admin services, over the connections of a client. */
public final class AdminCalls implements DanubeAdmin {

    /** A broker of a cluster may learn of a new topic, or of a policy, a moment after another one. */
    private static final int MOST_TRIES = 4;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Wire wire;
    private final String adminUrl;
    private final ServiceUrl address;
    private final BooleanSupplier closed;

    /** Connects to nothing yet. */
    public AdminCalls(Wire wire, String adminUrl, ServiceUrl address, BooleanSupplier closed) {
        this.wire = wire;
        this.adminUrl = adminUrl;
        this.address = address;
        this.closed = closed;
    }

    @Override
    public String adminUrl() {
        return adminUrl;
    }

    @Override
    public CompletableFuture<Void> createTopic(TopicName topic, DispatchStrategy dispatchStrategy) {
        var request = NewTopicRequest.newBuilder()
                .setName(topic.toString())
                .setDispatchStrategy(
                        switch (dispatchStrategy) {
                            case RELIABLE -> org.danubecamel.protocol.admin.DispatchStrategy.Reliable;
                            case NON_RELIABLE -> org.danubecamel.protocol.admin.DispatchStrategy.NonReliable;
                        })
                .build();
        return call(TopicAdminGrpc.getCreateTopicMethod(), request, Operation.ADMIN_CREATE_TOPIC, topic)
                .thenAccept(done -> {});
    }

    @Override
    public CompletableFuture<DispatchStrategy> dispatchStrategy(TopicName topic) {
        var request =
                DescribeTopicRequest.newBuilder().setName(topic.toString()).build();
        return call(TopicAdminGrpc.getDescribeTopicMethod(), request, Operation.ADMIN_DESCRIBE_TOPIC, topic)
                .thenApply(told -> told.getDelivery().equals("Reliable")
                        ? DispatchStrategy.RELIABLE
                        : DispatchStrategy.NON_RELIABLE);
    }

    @Override
    public CompletableFuture<Set<String>> subscriptions(TopicName topic) {
        var request = TopicRequest.newBuilder().setName(topic.toString()).build();
        return call(TopicAdminGrpc.getListSubscriptionsMethod(), request, Operation.ADMIN_LIST_SUBSCRIPTIONS, topic)
                // Named once for each thing that is stored about them.
                .thenApply(listed -> Set.copyOf(listed.getSubscriptionsList()));
    }

    @Override
    public CompletableFuture<SubscriptionInfo> subscription(TopicName topic, String subscription) {
        var request = GetSubscriptionFailurePolicyRequest.newBuilder()
                .setTopic(topic.toString())
                .setSubscription(subscription)
                .build();
        return call(
                        TopicAdminGrpc.getGetSubscriptionFailurePolicyMethod(),
                        request,
                        Operation.ADMIN_GET_FAILURE_POLICY,
                        subject(topic, subscription))
                .thenApply(AdminCalls::info);
    }

    /** Type 0 is EXCLUSIVE, and what is answered for a subscription that does not exist. */
    private static SubscriptionInfo info(GetSubscriptionFailurePolicyResponse answer) {
        var policy = answer.hasFailurePolicy() ? PolicyFormat.read(answer.getFailurePolicy()) : null;
        return new SubscriptionInfo(policy, answer.getSubscriptionType() != 0);
    }

    @Override
    public CompletableFuture<Void> setFailurePolicy(TopicName topic, String subscription, FailurePolicy policy) {
        PolicyFormat.check(policy);
        return setAndReadBack(topic, subscription, policy, 1);
    }

    private CompletableFuture<Void> setAndReadBack(
            TopicName topic, String subscription, FailurePolicy policy, int tries) {
        return set(topic, subscription, policy)
                .thenCompose(done -> subscription(topic, subscription))
                .thenAccept(info -> checkKept(topic, subscription, policy, info))
                .exceptionallyCompose(failure -> tries < MOST_TRIES && isRefusal(failure)
                        ? afterPause(tries, () -> setAndReadBack(topic, subscription, policy, tries + 1))
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<?> set(TopicName topic, String subscription, FailurePolicy policy) {
        var request = SetSubscriptionFailurePolicyRequest.newBuilder()
                .setTopic(topic.toString())
                .setSubscription(subscription)
                .setFailurePolicy(PolicyFormat.write(policy))
                .build();
        return call(
                TopicAdminGrpc.getSetSubscriptionFailurePolicyMethod(),
                request,
                Operation.ADMIN_SET_FAILURE_POLICY,
                subject(topic, subscription));
    }

    private void checkKept(TopicName topic, String subscription, FailurePolicy policy, SubscriptionInfo info) {
        if (!policy.equals(info.failurePolicy())) {
            throw new DanubeException(
                    ErrorId.FAILURE_POLICY,
                    "The broker was given a failure policy of " + subject(topic, subscription) + " and tells another."
                            + " Given: " + policy + ". Told: "
                            + (info.failurePolicy() == null ? "none" : info.failurePolicy())
                            + ". See whether somebody else sets it at the same time.");
        }
    }

    private static boolean isRefusal(Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof DanubeException known && known.id() == ErrorId.FAILURE_POLICY;
    }

    private <T> CompletableFuture<T> afterPause(int tries, Supplier<CompletableFuture<T>> next) {
        var pause = FIRST_PAUSE.multipliedBy(1L << (tries - 1));
        var executor = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, wire.callbacks());
        return CompletableFuture.supplyAsync(next, executor).thenCompose(Function.identity());
    }

    private String subject(TopicName topic, String subscription) {
        return "subscription " + subscription + " of " + topic;
    }

    private <Q, A> CompletableFuture<A> call(
            MethodDescriptor<Q, A> method, Q request, Operation operation, Object subject) {
        if (closed.getAsBoolean()) {
            return CompletableFuture.failedFuture(new DanubeException(
                    ErrorId.CLOSED, "The client of the admin services at " + adminUrl + " is closed."));
        }
        var result = new CompletableFuture<A>();
        Calls.unary(
                wire.channelTo(address),
                method,
                request,
                wire.settings().requestTimeout(),
                Calls.answer(
                        answer -> wire.callbacks().execute(() -> result.complete(answer)), cause -> wire.callbacks()
                                .execute(() -> result.completeExceptionally(
                                        Failures.classify(operation, subject + " (admin URL " + adminUrl + ")", cause)
                                                .error()))));
        return result;
    }
}
