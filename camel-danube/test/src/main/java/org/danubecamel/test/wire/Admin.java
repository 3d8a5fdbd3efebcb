package org.danubecamel.test.wire;

import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.util.concurrent.TimeUnit;
import org.danubecamel.protocol.admin.BrokerAdminGrpc;
import org.danubecamel.protocol.admin.BrokerAdminGrpc.BrokerAdminBlockingStub;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyResponse;
import org.danubecamel.protocol.admin.NamespaceAdminGrpc;
import org.danubecamel.protocol.admin.NamespaceAdminGrpc.NamespaceAdminBlockingStub;
import org.danubecamel.protocol.admin.NamespaceRequest;
import org.danubecamel.protocol.admin.SetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.SubscriptionBackoffStrategy;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionPoisonPolicy;
import org.danubecamel.protocol.admin.SubscriptionRequest;
import org.danubecamel.protocol.admin.TopicAdminGrpc;
import org.danubecamel.protocol.admin.TopicAdminGrpc.TopicAdminBlockingStub;
import org.danubecamel.protocol.admin.TopicRequest;

/** The calls of the admin port, each with a deadline of 30 s, as creating 64 partitions may take long. */
final class Admin {

    private final Channel channel;

    Admin(Channel channel) {
        this.channel = channel;
    }

    TopicAdminBlockingStub topics() {
        return timed(TopicAdminGrpc.newBlockingStub(channel));
    }

    NamespaceAdminBlockingStub namespaces() {
        return timed(NamespaceAdminGrpc.newBlockingStub(channel));
    }

    BrokerAdminBlockingStub brokers() {
        return timed(BrokerAdminGrpc.newBlockingStub(channel));
    }

    /** Sets what the broker does with deliveries in vain; only before the first consumer of the subscription. */
    void setFailurePolicy(String topic, String subscription, SubscriptionFailurePolicy policy) {
        var unused = topics().setSubscriptionFailurePolicy(SetSubscriptionFailurePolicyRequest.newBuilder()
                .setTopic(topic)
                .setSubscription(subscription)
                .setFailurePolicy(policy)
                .build());
    }

    SubscriptionFailurePolicy failurePolicy(String topic, String subscription) {
        return known(topic, subscription).getFailurePolicy();
    }

    /** Returns the number of the type, which is 0 where there is no such subscription. */
    int subscriptionType(String topic, String subscription) {
        return known(topic, subscription).getSubscriptionType();
    }

    private GetSubscriptionFailurePolicyResponse known(String topic, String subscription) {
        return topics().getSubscriptionFailurePolicy(GetSubscriptionFailurePolicyRequest.newBuilder()
                .setTopic(topic)
                .setSubscription(subscription)
                .build());
    }

    /** Three deliveries, at once one after the other as far as the broker's heartbeat allows. */
    static SubscriptionFailurePolicy.Builder quickPolicy(SubscriptionPoisonPolicy poisonPolicy) {
        return SubscriptionFailurePolicy.newBuilder()
                .setMaxRedeliveryCount(2)
                .setAckTimeoutMs(30_000)
                .setBaseRedeliveryDelayMs(50)
                .setMaxRedeliveryDelayMs(60_000)
                .setBackoffStrategy(SubscriptionBackoffStrategy.Fixed)
                .setPoisonPolicy(poisonPolicy);
    }

    static TopicRequest topic(String name) {
        return TopicRequest.newBuilder().setName(name).build();
    }

    static NamespaceRequest namespace(String name) {
        return NamespaceRequest.newBuilder().setName(name).build();
    }

    static SubscriptionRequest subscription(String topic, String name) {
        return SubscriptionRequest.newBuilder()
                .setTopic(topic)
                .setSubscription(name)
                .build();
    }

    private static <S extends AbstractStub<S>> S timed(S stub) {
        return stub.withDeadlineAfter(30, TimeUnit.SECONDS);
    }
}
