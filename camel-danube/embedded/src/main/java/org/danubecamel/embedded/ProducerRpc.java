package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerResponse;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** Registers producers and takes their messages. */
final class ProducerRpc extends ProducerServiceGrpc.ProducerServiceImplBase {

    private final BrokerCore broker;

    ProducerRpc(BrokerCore broker) {
        this.broker = broker;
    }

    @Override
    public void createProducer(ProducerRequest request, StreamObserver<ProducerResponse> out) {
        Rpc.begin(out, () -> {
            Topic topic = topicFor(request);
            topic.execute(() -> Rpc.answer(out, () -> register(request, topic)));
        });
    }

    private Topic topicFor(ProducerRequest request) {
        String name = request.getTopicName();
        TopicNames.check(name);
        if (request.getDispatchStrategy() == DispatchStrategy.UNRECOGNIZED) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("Dispatch strategy is missing")
                    .asRuntimeException();
        }
        if (broker.redirectOf(name) != null) {
            throw Refusals.servedElsewhere();
        }
        if (request.hasSchemaRef()) {
            throw noSchema(request);
        }
        return broker.topicForProducer(name, isReliable(request));
    }

    private ProducerResponse register(ProducerRequest request, Topic topic) {
        topic.load();
        if (topic.isReliable() != isReliable(request)) {
            throw Refusals.otherStrategy();
        }
        return ProducerResponse.newBuilder()
                .setRequestId(request.getRequestId())
                .setProducerName(request.getProducerName())
                .setProducerId(topic.producer(request.getProducerName()).id())
                .build();
    }

    private static boolean isReliable(ProducerRequest request) {
        return request.getDispatchStrategy() == DispatchStrategy.Reliable;
    }

    private static StatusRuntimeException noSchema(ProducerRequest request) {
        String subject = request.getSchemaRef().getSubject();
        return Status.FAILED_PRECONDITION
                .withDescription("Failed to assign schema '" + subject + "' to topic '" + request.getTopicName()
                        + "': Subject '" + subject + "' not found. Ensure schema is registered first.")
                .asRuntimeException();
    }

    @Override
    public void sendMessage(StreamMessage request, StreamObserver<MessageResponse> out) {
        Producer producer = broker.producers().get(request.getMsgId().getProducerId());
        StatusRuntimeException refusal = refusalOf(request, producer);
        if (refusal != null || producer == null) {
            out.onError(refusal);
        } else {
            Topic topic = producer.topic();
            topic.execute(() -> Rpc.begin(out, () -> topic.publish(producer, request, out)));
        }
    }

    private @Nullable StatusRuntimeException refusalOf(StreamMessage request, @Nullable Producer producer) {
        if (!request.hasMsgId()) {
            return Refusals.missingMessageId();
        }
        int maxBytes = broker.settings().maxPublishBytes();
        if (request.getSerializedSize() > maxBytes) {
            return Status.OUT_OF_RANGE
                    .withDescription("Error, decoded message length too large: found " + request.getSerializedSize()
                            + " bytes, the limit is: " + maxBytes + " bytes")
                    .asRuntimeException();
        }
        MsgID id = request.getMsgId();
        if (producer == null) {
            return Refusals.unknownProducer(id.getProducerId());
        }
        if (!producer.topic().name().equals(id.getTopicName())) {
            return broker.topics().find(id.getTopicName()) == null
                    ? Refusals.topicGone(id.getTopicName())
                    : Refusals.publish("the producer with id " + Long.toUnsignedString(producer.id())
                            + " is not attached to topic name: " + id.getTopicName());
        }
        int maxPayload = broker.settings().limits().maxMessageSize();
        if (maxPayload > 0 && request.getPayload().size() > maxPayload) {
            return Status.INVALID_ARGUMENT
                    .withDescription("Message size " + request.getPayload().size() + " exceeds maximum allowed "
                            + maxPayload + " for topic " + id.getTopicName())
                    .asRuntimeException();
        }
        return null;
    }
}
