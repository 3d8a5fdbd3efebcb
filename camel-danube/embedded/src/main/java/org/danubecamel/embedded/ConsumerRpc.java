package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.danubecamel.embedded.storage.StorageException;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.AckResponse;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerResponse;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.NackRequest;
import org.danubecamel.protocol.NackResponse;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** Subscribes consumers, opens their streams and takes their acknowledgements. */
final class ConsumerRpc extends ConsumerServiceGrpc.ConsumerServiceImplBase {

    private static final String ACK_FAILED = "Error acknowledging message: ";
    private static final String NACK_FAILED = "Error negatively acknowledging message: ";

    private final BrokerCore broker;

    ConsumerRpc(BrokerCore broker) {
        this.broker = broker;
    }

    @Override
    public void subscribe(ConsumerRequest request, StreamObserver<ConsumerResponse> out) {
        Rpc.begin(out, () -> {
            TopicNames.check(request.getTopicName());
            if (broker.redirectOf(request.getTopicName()) != null) {
                throw Refusals.servedElsewhere();
            }
            SubscriptionType type = typeOf(request);
            Topic topic = broker.topics().get(request.getTopicName());
            topic.execute(() -> Rpc.answerWhenKept(out, broker.storage(), () -> subscribe(request, topic, type)));
        });
    }

    private static ConsumerResponse subscribe(ConsumerRequest request, Topic topic, SubscriptionType type) {
        topic.load();
        Consumer consumer = topic.subscribe(
                request.getSubscription(),
                type,
                request.getConsumerName(),
                request.getKeyFiltersList().stream().map(KeyFilter::new).toList());
        return ConsumerResponse.newBuilder()
                .setRequestId(request.getRequestId())
                .setConsumerId(consumer.id())
                .setConsumerName(consumer.name())
                .build();
    }

    private static SubscriptionType typeOf(ConsumerRequest request) {
        return switch (request.getSubscriptionType()) {
            case Exclusive -> SubscriptionType.EXCLUSIVE;
            case Shared -> SubscriptionType.SHARED;
            case Failover -> SubscriptionType.FAILOVER;
            case KeyShared -> SubscriptionType.KEY_SHARED;
            case UNRECOGNIZED ->
                throw Status.PERMISSION_DENIED
                        .withDescription("Not able to subscribe to the topic " + request.getTopicName()
                                + " due to unknown subscription type " + request.getSubscriptionTypeValue())
                        .asRuntimeException();
        };
    }

    @Override
    public void receiveMessages(ReceiveRequest request, StreamObserver<StreamMessage> out) {
        Consumer consumer = broker.consumers().get(request.getConsumerId());
        if (consumer == null) {
            out.onError(Status.NOT_FOUND
                    .withDescription("The consumer with the id " + Long.toUnsignedString(request.getConsumerId())
                            + " does not exist")
                    .asRuntimeException());
            return;
        }
        Subscription subscription = consumer.subscription();
        Topic topic = subscription.topic();
        var call = (ServerCallStreamObserver<StreamMessage>) out;
        var stream = new DeliveryStream(call, subscription.dispatcher().streamBuffer());
        call.setOnReadyHandler(
                () -> topic.execute(() -> subscription.dispatcher().consumerReady(consumer)));
        call.setOnCancelHandler(() -> topic.execute(() -> subscription.streamGone(consumer, stream)));
        topic.execute(() -> {
            if (broker.consumers().get(consumer.id()) == consumer) {
                subscription.attach(consumer, stream);
            } else {
                stream.complete();
            }
        });
    }

    @Override
    public void ack(AckRequest request, StreamObserver<AckResponse> out) {
        Rpc.begin(out, () -> {
            Topic topic = topicOf(request.hasMsgId() ? request.getMsgId() : null, ACK_FAILED);
            topic.execute(() -> Rpc.begin(out, () -> {
                Subscription subscription = subscriptionOf(topic, request.getSubscriptionName(), ACK_FAILED);
                if (topic.faults().dropsAck()) {
                    answer(request, null, out);
                } else {
                    subscription
                            .dispatcher()
                            .ack(request.getMsgId().getTopicOffset(), failure -> answer(request, failure, out));
                }
            }));
        });
    }

    private static void answer(
            AckRequest request, @Nullable StorageException failure, StreamObserver<AckResponse> out) {
        if (failure == null) {
            out.onNext(AckResponse.newBuilder()
                    .setRequestId(request.getRequestId())
                    .build());
            out.onCompleted();
        } else {
            out.onError(Refusals.notKept(failure));
        }
    }

    @Override
    public void nack(NackRequest request, StreamObserver<NackResponse> out) {
        Rpc.begin(out, () -> {
            Topic topic = topicOf(request.hasMsgId() ? request.getMsgId() : null, NACK_FAILED);
            topic.execute(() -> Rpc.answer(out, () -> {
                Subscription subscription = subscriptionOf(topic, request.getSubscriptionName(), NACK_FAILED);
                @Nullable String reason = request.hasReason() ? request.getReason() : null;
                subscription.dispatcher().nack(request.getMsgId().getTopicOffset(), request.getDelayMs(), reason);
                return NackResponse.newBuilder()
                        .setRequestId(request.getRequestId())
                        .build();
            }));
        });
    }

    private Topic topicOf(@Nullable MsgID id, String failure) {
        if (id == null) {
            throw Refusals.missingMessageId();
        }
        Topic topic = broker.topics().find(id.getTopicName());
        if (topic == null) {
            throw notHere(failure, id.getTopicName());
        }
        return topic;
    }

    private static Subscription subscriptionOf(Topic topic, String name, String failure) {
        if (!topic.isServed()) {
            throw notHere(failure, topic.name());
        }
        Subscription subscription = topic.subscription(name);
        if (subscription == null) {
            throw Status.INTERNAL
                    .withDescription(failure + "Subscription not found")
                    .asRuntimeException();
        }
        return subscription;
    }

    private static RuntimeException notHere(String failure, String topic) {
        return Status.INTERNAL
                .withDescription(failure + "Topic " + topic + " not found in registry")
                .asRuntimeException();
    }
}
