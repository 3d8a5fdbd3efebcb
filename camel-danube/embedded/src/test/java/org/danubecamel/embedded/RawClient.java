package org.danubecamel.embedded;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.DiscoveryGrpc;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.HealthCheckGrpc;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.NackRequest;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.TopicLookupRequest;
import org.danubecamel.protocol.TopicLookupResponse;

/** The stubs of the client port, with one connection. */
final class RawClient implements AutoCloseable {

    private final ManagedChannel channel;

    RawClient(String url) {
        URI uri = URI.create(url);
        channel = NettyChannelBuilder.forAddress(uri.getHost(), uri.getPort())
                .usePlaintext()
                .build();
    }

    ProducerServiceGrpc.ProducerServiceBlockingStub producers() {
        return ProducerServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    ProducerServiceGrpc.ProducerServiceStub asyncProducers() {
        return ProducerServiceGrpc.newStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    ConsumerServiceGrpc.ConsumerServiceBlockingStub consumers() {
        return ConsumerServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    ConsumerServiceGrpc.ConsumerServiceStub asyncConsumers() {
        return ConsumerServiceGrpc.newStub(channel);
    }

    DiscoveryGrpc.DiscoveryBlockingStub discovery() {
        return DiscoveryGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    TopicLookupResponse lookup(String topic) {
        return discovery()
                .topicLookup(TopicLookupRequest.newBuilder()
                        .setRequestId(7)
                        .setTopic(topic)
                        .build());
    }

    List<String> partitions(String topic) {
        return discovery()
                .topicPartitions(TopicLookupRequest.newBuilder().setTopic(topic).build())
                .getPartitionsList();
    }

    ClientStatus health(ClientType client, long id) {
        return HealthCheckGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .healthCheck(HealthCheckRequest.newBuilder()
                        .setClient(client)
                        .setId(id)
                        .build())
                .getStatus();
    }

    /** Creates a producer of a reliable topic. */
    RawProducer producer(String topic) {
        return producer(topic, "p", DispatchStrategy.Reliable);
    }

    RawProducer producer(String topic, String name, DispatchStrategy strategy) {
        long id = producers()
                .createProducer(ProducerRequest.newBuilder()
                        .setTopicName(topic)
                        .setProducerName(name)
                        .setDispatchStrategy(strategy)
                        .build())
                .getProducerId();
        return new RawProducer(this, topic, name, id);
    }

    MessageResponse send(StreamMessage message) {
        return producers().sendMessage(message);
    }

    static StreamMessage message(String topic, long producerId, String payload) {
        return StreamMessage.newBuilder()
                .setRequestId(1)
                .setMsgId(MsgID.newBuilder().setTopicName(topic).setProducerId(producerId))
                .setPayload(ByteString.copyFromUtf8(payload))
                .build();
    }

    long subscribe(String topic, String subscription, SubscriptionType type, String name, String... filters) {
        return consumers()
                .subscribe(ConsumerRequest.newBuilder()
                        .setTopicName(topic)
                        .setSubscription(subscription)
                        .setSubscriptionType(type)
                        .setConsumerName(name)
                        .addAllKeyFilters(List.of(filters))
                        .build())
                .getConsumerId();
    }

    /** Subscribes and opens the stream. */
    RawConsumer consumer(String topic, String subscription, SubscriptionType type, String name, String... filters) {
        return receive(subscription, subscribe(topic, subscription, type, name, filters));
    }

    RawConsumer receive(String subscription, long consumerId) {
        return new RawConsumer(this, subscription, consumerId);
    }

    void ack(StreamMessage message, String subscription) {
        consumers()
                .ack(AckRequest.newBuilder()
                        .setMsgId(message.getMsgId())
                        .setSubscriptionName(subscription)
                        .build());
    }

    void nack(StreamMessage message, String subscription, long delayMillis) {
        consumers()
                .nack(NackRequest.newBuilder()
                        .setMsgId(message.getMsgId())
                        .setSubscriptionName(subscription)
                        .setDelayMs(delayMillis)
                        .setReason("no")
                        .build());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
