package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Collection;
import java.util.List;
import org.danubecamel.protocol.admin.BrokerRequest;
import org.danubecamel.protocol.admin.DescribeTopicRequest;
import org.danubecamel.protocol.admin.DescribeTopicResponse;
import org.danubecamel.protocol.admin.DispatchStrategy;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyResponse;
import org.danubecamel.protocol.admin.NamespaceRequest;
import org.danubecamel.protocol.admin.NewTopicRequest;
import org.danubecamel.protocol.admin.PartitionedTopicRequest;
import org.danubecamel.protocol.admin.SetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionListResponse;
import org.danubecamel.protocol.admin.SubscriptionRequest;
import org.danubecamel.protocol.admin.SubscriptionResponse;
import org.danubecamel.protocol.admin.TopicAdminGrpc;
import org.danubecamel.protocol.admin.TopicInfo;
import org.danubecamel.protocol.admin.TopicInfoListResponse;
import org.danubecamel.protocol.admin.TopicRequest;
import org.danubecamel.protocol.admin.TopicResponse;

/** Creates, lists, describes, unloads and deletes topics. Whatever fails is NOT_FOUND, as on the real broker. */
final class TopicAdminRpc extends TopicAdminGrpc.TopicAdminImplBase {

    private static final TopicResponse DONE =
            TopicResponse.newBuilder().setSuccess(true).build();

    private final BrokerCore broker;

    TopicAdminRpc(BrokerCore broker) {
        this.broker = broker;
    }

    @Override
    public void listNamespaceTopics(NamespaceRequest request, StreamObserver<TopicInfoListResponse> out) {
        Rpc.answer(out, () -> describeAll(broker.topics().in(request.getName())));
    }

    @Override
    public void listBrokerTopics(BrokerRequest request, StreamObserver<TopicInfoListResponse> out) {
        boolean own = request.getBrokerId().equals(broker.id());
        Rpc.answer(out, () -> describeAll(own ? broker.topics().all() : List.of()));
    }

    private TopicInfoListResponse describeAll(Collection<Topic> topics) {
        TopicInfoListResponse.Builder answer = TopicInfoListResponse.newBuilder();
        topics.forEach(topic -> answer.addTopics(TopicInfo.newBuilder()
                .setName(topic.name())
                .setBrokerId(broker.id())
                .setDelivery(delivery(topic))));
        return answer.build();
    }

    private static String delivery(Topic topic) {
        return topic.isReliable() ? "Reliable" : "NonReliable";
    }

    @Override
    public void createTopic(NewTopicRequest request, StreamObserver<TopicResponse> out) {
        Rpc.answerWhenKept(out, broker.storage(), () -> {
            create(request.getName(), request.getDispatchStrategy(), request.getSchemaSubject());
            return DONE;
        });
    }

    @Override
    public void createPartitionedTopic(PartitionedTopicRequest request, StreamObserver<TopicResponse> out) {
        Rpc.answerWhenKept(out, broker.storage(), () -> {
            for (int index = 0; index < request.getPartitions(); index++) {
                String name = TopicNames.partition(request.getBaseName(), index);
                create(name, request.getDispatchStrategy(), request.getSchemaSubject());
            }
            return DONE;
        });
    }

    private void create(String name, DispatchStrategy strategy, String schemaSubject) {
        if (strategy == DispatchStrategy.UNRECOGNIZED) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("invalid dispatch_strategy value")
                    .asRuntimeException();
        }
        if (!schemaSubject.isEmpty()) {
            throw failed("create", name, "Subject '" + schemaSubject + "' not found");
        }
        try {
            TopicNames.check(name);
            broker.topics().create(name, strategy == DispatchStrategy.Reliable);
        } catch (StatusRuntimeException e) {
            throw failed("create", name, String.valueOf(e.getStatus().getDescription()));
        }
    }

    @Override
    public void deleteTopic(TopicRequest request, StreamObserver<TopicResponse> out) {
        Rpc.begin(out, () -> {
            List<Topic> removed = broker.topics().remove(request.getName());
            if (removed.isEmpty()) {
                throw failed("delete", request.getName(), "Unable to find topic: " + request.getName());
            }
            AllTopics.execute(removed, Topic::delete, () -> Rpc.answerWhenKept(out, broker.storage(), () -> DONE));
        });
    }

    @Override
    public void unloadTopic(TopicRequest request, StreamObserver<TopicResponse> out) {
        Rpc.begin(out, () -> {
            Topic topic = broker.topics().find(request.getName());
            if (topic == null) {
                throw failed("unload", request.getName(), "Unable to find topic");
            }
            AllTopics.execute(List.of(topic), Topic::unload, () -> Rpc.answer(out, () -> DONE));
        });
    }

    private static StatusRuntimeException failed(String action, String topic, String cause) {
        return Status.NOT_FOUND
                .withDescription("Unable to " + action + " the topic " + topic + " due to " + cause)
                .asRuntimeException();
    }

    @Override
    public void listSubscriptions(TopicRequest request, StreamObserver<SubscriptionListResponse> out) {
        Topic topic = broker.topics().find(request.getName());
        if (topic == null) {
            Rpc.answer(out, SubscriptionListResponse::getDefaultInstance);
        } else {
            topic.execute(() -> Rpc.answer(out, () -> SubscriptionListResponse.newBuilder()
                    .addAllSubscriptions(topic.subscriptionNames())
                    .build()));
        }
    }

    @Override
    public void unsubscribe(SubscriptionRequest request, StreamObserver<SubscriptionResponse> out) {
        Rpc.begin(out, () -> {
            Topic topic = broker.topics().find(request.getTopic());
            if (topic == null) {
                throw Refusals.unsubscribe(request.getSubscription(), "Unable to find topic: " + request.getTopic());
            }
            topic.execute(() -> Rpc.answerWhenKept(out, broker.storage(), () -> {
                topic.unsubscribe(request.getSubscription());
                return SubscriptionResponse.newBuilder().setSuccess(true).build();
            }));
        });
    }

    @Override
    public void setSubscriptionFailurePolicy(
            SetSubscriptionFailurePolicyRequest request, StreamObserver<SubscriptionResponse> out) {
        Rpc.begin(out, () -> {
            if (!request.hasFailurePolicy()) {
                throw Status.INVALID_ARGUMENT
                        .withDescription("failure_policy must be provided")
                        .asRuntimeException();
            }
            Topic topic = broker.topics().find(request.getTopic());
            if (topic == null || !topic.isReliable()) {
                throw Status.FAILED_PRECONDITION
                        .withDescription("subscription failure policy can only be configured for reliable topics")
                        .asRuntimeException();
            }
            FailurePolicyFormat.check(request.getFailurePolicy());
            topic.execute(() -> Rpc.answerWhenKept(out, broker.storage(), () -> {
                topic.failurePolicies().store(request.getSubscription(), request.getFailurePolicy());
                return SubscriptionResponse.newBuilder().setSuccess(true).build();
            }));
        });
    }

    @Override
    public void getSubscriptionFailurePolicy(
            GetSubscriptionFailurePolicyRequest request, StreamObserver<GetSubscriptionFailurePolicyResponse> out) {
        Topic topic = broker.topics().find(request.getTopic());
        if (topic == null) {
            Rpc.answer(out, GetSubscriptionFailurePolicyResponse::getDefaultInstance);
        } else {
            topic.execute(() -> Rpc.answer(out, () -> failurePolicy(topic, request.getSubscription())));
        }
    }

    private static GetSubscriptionFailurePolicyResponse failurePolicy(Topic topic, String subscriptionName) {
        GetSubscriptionFailurePolicyResponse.Builder answer = GetSubscriptionFailurePolicyResponse.newBuilder();
        SubscriptionFailurePolicy policy = topic.failurePolicies().stored(subscriptionName);
        if (policy != null) {
            answer.setFailurePolicy(policy);
        }
        Subscription subscription = topic.subscription(subscriptionName);
        return subscription == null
                ? answer.build()
                : answer.setSubscriptionType(subscription.type().number()).build();
    }

    @Override
    public void describeTopic(DescribeTopicRequest request, StreamObserver<DescribeTopicResponse> out) {
        Rpc.begin(out, () -> {
            Topic topic = broker.topics().get(request.getName());
            topic.execute(() -> Rpc.answer(out, () -> DescribeTopicResponse.newBuilder()
                    .setName(topic.name())
                    .setBrokerId(broker.id())
                    .setDelivery(delivery(topic))
                    .addAllSubscriptions(topic.subscriptionNames())
                    .build()));
        });
    }
}
