package org.danubecamel.test.wire;

import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.ConsumerServiceGrpc.ConsumerServiceBlockingStub;
import org.danubecamel.protocol.DiscoveryGrpc;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.HealthCheckGrpc;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.protocol.ProducerServiceGrpc.ProducerServiceBlockingStub;
import org.danubecamel.protocol.TopicLookupRequest;
import org.danubecamel.protocol.TopicLookupResponse;

/** The calls of the client port, each with a deadline of 10 s. */
public final class Wire {

    private static final AtomicLong REQUEST_IDS = new AtomicLong();

    private final Channel channel;

    /** Makes calls on {@code channel}, which stays its owner's to close. */
    public Wire(Channel channel) {
        this.channel = channel;
    }

    /** Registers a producer under a name of its own, creating {@code topic} as a reliable one if it is missing. */
    public WireProducer producer(String topic) {
        return producer(topic, "producer-" + nextRequestId(), DispatchStrategy.Reliable);
    }

    /** Registers a producer, creating {@code topic} if it is missing. */
    public WireProducer producer(String topic, String name, DispatchStrategy strategy) {
        return WireProducer.register(this, topic, name, strategy);
    }

    /** Subscribes without opening the stream. */
    public WireConsumer subscribe(String topic, String subscription, String name, SubscriptionType type) {
        return WireConsumer.subscribe(this, topic, subscription, name, type, List.of());
    }

    /** Asks for the owner of {@code topic}. */
    public TopicLookupResponse lookup(String topic) {
        return discovery().topicLookup(topicRequest(topic));
    }

    /** Asks for the partitions of {@code topic}, in the broker's order. */
    public List<String> partitions(String topic) {
        return discovery().topicPartitions(topicRequest(topic)).getPartitionsList();
    }

    /** Asks whether a producer or consumer is alive. */
    public ClientStatus health(ClientType type, long id) {
        var request = HealthCheckRequest.newBuilder()
                .setRequestId(nextRequestId())
                .setClient(type)
                .setId(id)
                .build();
        return health(request);
    }

    /** Makes a health check as given. */
    public ClientStatus health(HealthCheckRequest request) {
        return timed(HealthCheckGrpc.newBlockingStub(channel))
                .healthCheck(request)
                .getStatus();
    }

    /** Returns the stub of {@code ProducerService}. */
    public ProducerServiceBlockingStub producers() {
        return timed(ProducerServiceGrpc.newBlockingStub(channel));
    }

    /** Returns the stub of {@code ConsumerService}. */
    public ConsumerServiceBlockingStub consumers() {
        return timed(ConsumerServiceGrpc.newBlockingStub(channel));
    }

    /** Returns the stub of {@code Discovery}. */
    public DiscoveryGrpc.DiscoveryBlockingStub discovery() {
        return timed(DiscoveryGrpc.newBlockingStub(channel));
    }

    /** Opens the stream of the consumer {@code id}. */
    public WireStream open(long id) {
        return WireStream.open(ConsumerServiceGrpc.newStub(channel), id);
    }

    static long nextRequestId() {
        return REQUEST_IDS.incrementAndGet();
    }

    private static TopicLookupRequest topicRequest(String topic) {
        return TopicLookupRequest.newBuilder()
                .setRequestId(nextRequestId())
                .setTopic(topic)
                .build();
    }

    private static <S extends AbstractStub<S>> S timed(S stub) {
        return stub.withDeadlineAfter(10, TimeUnit.SECONDS);
    }
}
