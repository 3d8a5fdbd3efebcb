package org.danubecamel.client.fake;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.danubecamel.protocol.admin.DescribeTopicRequest;
import org.danubecamel.protocol.admin.DescribeTopicResponse;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.GetSubscriptionFailurePolicyResponse;
import org.danubecamel.protocol.admin.NewTopicRequest;
import org.danubecamel.protocol.admin.SetSubscriptionFailurePolicyRequest;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.danubecamel.protocol.admin.SubscriptionListResponse;
import org.danubecamel.protocol.admin.SubscriptionResponse;
import org.danubecamel.protocol.admin.TopicAdminGrpc.TopicAdminImplBase;
import org.danubecamel.protocol.admin.TopicRequest;
import org.danubecamel.protocol.admin.TopicResponse;

/** The admin services of a {@link FakeBroker}. Unless told otherwise they do as they are asked and keep policies. */
public final class FakeAdmin {
    private final Map<String, SubscriptionFailurePolicy> kept = new ConcurrentHashMap<>();
    private final Script<NewTopicRequest, TopicResponse> creations =
            new Script<>(request -> TopicResponse.newBuilder().setSuccess(true).build());
    private final Script<DescribeTopicRequest, DescribeTopicResponse> descriptions = new Script<>(request ->
            DescribeTopicResponse.newBuilder().setDelivery("Reliable").build());
    private final Script<TopicRequest, SubscriptionListResponse> lists =
            new Script<>(request -> SubscriptionListResponse.getDefaultInstance());
    private final Script<GetSubscriptionFailurePolicyRequest, GetSubscriptionFailurePolicyResponse> reads =
            new Script<>(this::read);
    private final Script<SetSubscriptionFailurePolicyRequest, SubscriptionResponse> writes = new Script<>(this::write);

    FakeAdmin() {}

    private GetSubscriptionFailurePolicyResponse read(GetSubscriptionFailurePolicyRequest request) {
        var policy = kept.get(request.getTopic() + " " + request.getSubscription());
        return policy == null ? GetSubscriptionFailurePolicyResponse.getDefaultInstance() : telling(policy);
    }

    /** Returns the answer that {@code policy} is stored. */
    public static GetSubscriptionFailurePolicyResponse telling(SubscriptionFailurePolicy policy) {
        return GetSubscriptionFailurePolicyResponse.newBuilder()
                .setFailurePolicy(policy)
                .build();
    }

    private SubscriptionResponse write(SetSubscriptionFailurePolicyRequest request) {
        kept.put(request.getTopic() + " " + request.getSubscription(), request.getFailurePolicy());
        return SubscriptionResponse.newBuilder().setSuccess(true).build();
    }

    /** Returns how it creates topics. */
    public Script<NewTopicRequest, TopicResponse> creations() {
        return creations;
    }

    /** Returns how it describes topics. */
    public Script<DescribeTopicRequest, DescribeTopicResponse> descriptions() {
        return descriptions;
    }

    /** Returns how it lists subscriptions. */
    public Script<TopicRequest, SubscriptionListResponse> lists() {
        return lists;
    }

    /** Returns how it tells failure policies. */
    public Script<GetSubscriptionFailurePolicyRequest, GetSubscriptionFailurePolicyResponse> reads() {
        return reads;
    }

    /** Returns how it takes failure policies. */
    public Script<SetSubscriptionFailurePolicyRequest, SubscriptionResponse> writes() {
        return writes;
    }

    BindableService service() {
        return new TopicAdminImplBase() {
            @Override
            public void createTopic(NewTopicRequest request, StreamObserver<TopicResponse> observer) {
                creations.handle(request, observer);
            }

            @Override
            public void describeTopic(DescribeTopicRequest request, StreamObserver<DescribeTopicResponse> observer) {
                descriptions.handle(request, observer);
            }

            @Override
            public void listSubscriptions(TopicRequest request, StreamObserver<SubscriptionListResponse> observer) {
                lists.handle(request, observer);
            }

            @Override
            public void getSubscriptionFailurePolicy(
                    GetSubscriptionFailurePolicyRequest request,
                    StreamObserver<GetSubscriptionFailurePolicyResponse> observer) {
                reads.handle(request, observer);
            }

            @Override
            public void setSubscriptionFailurePolicy(
                    SetSubscriptionFailurePolicyRequest request, StreamObserver<SubscriptionResponse> observer) {
                writes.handle(request, observer);
            }
        };
    }
}
