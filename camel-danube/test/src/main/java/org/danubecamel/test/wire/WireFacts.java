package org.danubecamel.test.wire;

import static org.awaitility.Awaitility.await;

import io.grpc.Channel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.HealthCheckRequest.ClientType;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.AfterEach;

/** What all facts on the wire share: the broker, and streams that end with the test. */
abstract class WireFacts {

    static final BrokerUnderTest BROKER = BrokerUnderTest.get();
    /** Longer than the broker's heartbeat, on which it notices what nobody told it. */
    static final Duration A_WHILE = Duration.ofMillis(700);

    private static final Channel CHANNEL = channel(BROKER.serviceUrl());

    final Wire wire = new Wire(CHANNEL);

    private final List<WireStream> streams = new ArrayList<>();

    @AfterEach
    void closeStreams() {
        streams.forEach(WireStream::close);
    }

    /** Makes a reliable topic and returns its name. */
    final String existingTopic(String purpose) {
        return wire.producer(BrokerUnderTest.newTopic(purpose)).topic();
    }

    /** Opens a stream that ends with the test. */
    final WireStream open(WireConsumer consumer) {
        var stream = consumer.open();
        streams.add(stream);
        return stream;
    }

    /** Lets {@code consumer} receive one message, then leave, and returns when the broker has noticed. */
    final StreamMessage receiveAndLeave(WireConsumer consumer, WireProducer producer) {
        var stream = open(consumer);
        producer.send("hello");
        var message = stream.next();
        leave(consumer, stream);
        return message;
    }

    /** Ends the stream as a client does that goes away, and returns when the broker has noticed. */
    final void leave(WireConsumer consumer, WireStream stream) {
        stream.close();
        await().until(() -> wire.health(ClientType.Consumer, consumer.id()) == ClientStatus.CLOSE);
    }

    /** Subscribes as {@code name} to {@code subscription}. */
    final WireConsumer subscribe(String topic, String subscription, String name, SubscriptionType type) {
        return wire.subscribe(topic, subscription, name, type);
    }

    /** Subscribes exclusively, for tests to which the type does not matter. */
    final WireConsumer subscribe(String topic) {
        return subscribe(topic, "subscription", "consumer", SubscriptionType.Exclusive);
    }

    static String text(StreamMessage message) {
        return message.getPayload().toStringUtf8();
    }

    static List<String> texts(List<StreamMessage> messages) {
        return messages.stream().map(WireFacts::text).toList();
    }

    static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    static Channel channel(String url) {
        var uri = URI.create(url);
        return NettyChannelBuilder.forAddress(uri.getHost(), uri.getPort())
                .usePlaintext()
                .maxInboundMessageSize(16 << 20)
                .build();
    }
}
