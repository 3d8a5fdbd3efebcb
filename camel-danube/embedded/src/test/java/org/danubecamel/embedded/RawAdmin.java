package org.danubecamel.embedded;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.danubecamel.protocol.admin.BrokerAdminGrpc;
import org.danubecamel.protocol.admin.DispatchStrategy;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyResponse;
import org.danubecamel.protocol.admin.NamespaceAdminGrpc;
import org.danubecamel.protocol.admin.NamespaceRequest;
import org.danubecamel.protocol.admin.NewTopicRequest;
import org.danubecamel.protocol.admin.PartitionedTopicRequest;
import org.danubecamel.protocol.admin.SetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionRequest;
import org.danubecamel.protocol.admin.TopicAdminGrpc;
import org.danubecamel.protocol.admin.TopicRequest;

/** The stubs of the admin port. */
final class RawAdmin implements AutoCloseable {

    private final ManagedChannel channel;

    RawAdmin(String url) {
        URI uri = URI.create(url);
        channel = NettyChannelBuilder.forAddress(uri.getHost(), uri.getPort())
                .usePlaintext()
                .build();
    }

    TopicAdminGrpc.TopicAdminBlockingStub topics() {
        return TopicAdminGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    NamespaceAdminGrpc.NamespaceAdminBlockingStub namespaces() {
        return NamespaceAdminGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    BrokerAdminGrpc.BrokerAdminBlockingStub brokers() {
        return BrokerAdminGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    void createTopic(String name) {
        topics().createTopic(NewTopicRequest.newBuilder()
                .setName(name)
                .setDispatchStrategy(DispatchStrategy.Reliable)
                .build());
    }

    void createPartitions(String base, int count) {
        topics().createPartitionedTopic(PartitionedTopicRequest.newBuilder()
                .setBaseName(base)
                .setPartitions(count)
                .setDispatchStrategy(DispatchStrategy.Reliable)
                .build());
    }

    void deleteTopic(String name) {
        topics().deleteTopic(TopicRequest.newBuilder().setName(name).build());
    }

    void unsubscribe(String topic, String subscription) {
        topics().unsubscribe(SubscriptionRequest.newBuilder()
                .setTopic(topic)
                .setSubscription(subscription)
                .build());
    }

    void setFailurePolicy(String topic, String subscription, SubscriptionFailurePolicy policy) {
        topics().setSubscriptionFailurePolicy(SetSubscriptionFailurePolicyRequest.newBuilder()
                .setTopic(topic)
                .setSubscription(subscription)
                .setFailurePolicy(policy)
                .build());
    }

    GetSubscriptionFailurePolicyResponse failurePolicy(String topic, String subscription) {
        return topics().getSubscriptionFailurePolicy(GetSubscriptionFailurePolicyRequest.newBuilder()
                .setTopic(topic)
                .setSubscription(subscription)
                .build());
    }

    static NamespaceRequest namespace(String name) {
        return NamespaceRequest.newBuilder().setName(name).build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
