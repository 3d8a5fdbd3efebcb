package org.danubecamel.benchmarks.load;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.ConsumerServiceGrpc.ConsumerServiceStub;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.protocol.ProducerServiceGrpc.ProducerServiceStub;
import org.danubecamel.protocol.admin.TopicAdminGrpc;
import org.danubecamel.protocol.admin.TopicAdminGrpc.TopicAdminBlockingStub;

/** The generated stubs on one connection, set up to be as fast as they can: this is the baseline. */
final class Stubs {

    private static final int TIMEOUT_SECONDS = 30;

    private final ManagedChannel channel;

    private Stubs(ManagedChannel channel) {
        this.channel = channel;
    }

    static Stubs connect(String url) {
        var address = URI.create(url);
        return new Stubs(NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                .usePlaintext()
                .directExecutor()
                .disableRetry()
                .build());
    }

    String authority() {
        return channel.authority();
    }

    ProducerServiceStub producers() {
        return ProducerServiceGrpc.newStub(channel);
    }

    ConsumerServiceStub consumers() {
        return ConsumerServiceGrpc.newStub(channel);
    }

    /** Returns the admin service of topics, if this is connected to its port. */
    TopicAdminBlockingStub topicAdmin() {
        return TopicAdminGrpc.newBlockingStub(channel);
    }

    /** Registers a producer, which creates the topic as a reliable one, and returns its id. */
    long createProducer(String topic, String name) {
        return ProducerServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .createProducer(ProducerRequest.newBuilder()
                        .setRequestId(1)
                        .setProducerName(name)
                        .setTopicName(topic)
                        .setDispatchStrategy(DispatchStrategy.Reliable)
                        .build())
                .getProducerId();
    }

    /** Subscribes to a topic that exists, and returns the consumer's id. */
    long subscribe(String topic, String subscription, String name) {
        return ConsumerServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .subscribe(ConsumerRequest.newBuilder()
                        .setRequestId(1)
                        .setTopicName(topic)
                        .setSubscription(subscription)
                        .setConsumerName(name)
                        .setSubscriptionType(ConsumerRequest.SubscriptionType.Shared)
                        .build())
                .getConsumerId();
    }
}
