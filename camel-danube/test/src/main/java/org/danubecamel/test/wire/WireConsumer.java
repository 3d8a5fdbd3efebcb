package org.danubecamel.test.wire;

import java.time.Duration;
import java.util.List;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.NackRequest;
import org.danubecamel.protocol.StreamMessage;

/**
 * A subscribed consumer.
 *
 * @param id the broker's number for it, unsigned
 */
public record WireConsumer(Wire wire, String topic, String subscription, String name, long id) {

    static WireConsumer subscribe(
            Wire wire, String topic, String subscription, String name, SubscriptionType type, List<String> keyFilters) {
        var request = ConsumerRequest.newBuilder()
                .setRequestId(Wire.nextRequestId())
                .setTopicName(topic)
                .setSubscription(subscription)
                .setConsumerName(name)
                .setSubscriptionType(type)
                .addAllKeyFilters(keyFilters)
                .build();
        return new WireConsumer(
                wire,
                topic,
                subscription,
                name,
                wire.consumers().subscribe(request).getConsumerId());
    }

    /** Opens this consumer's stream, ending the one it may have. */
    public WireStream open() {
        return wire.open(id);
    }

    /** Acknowledges and returns the request id of the answer. */
    public long ack(StreamMessage message) {
        var request = AckRequest.newBuilder()
                .setRequestId(Wire.nextRequestId())
                .setMsgId(message.getMsgId())
                .setSubscriptionName(subscription)
                .build();
        return wire.consumers().ack(request).getRequestId();
    }

    /** Acknowledges each message. */
    public void ackAll(Iterable<StreamMessage> messages) {
        messages.forEach(this::ack);
    }

    /** Refuses a message, to be delivered again after {@code delay}. */
    public void nack(StreamMessage message, Duration delay) {
        var request = NackRequest.newBuilder()
                .setRequestId(Wire.nextRequestId())
                .setMsgId(message.getMsgId())
                .setSubscriptionName(subscription)
                .setDelayMs(delay.toMillis())
                .setReason("refused by a test")
                .build();
        var unused = wire.consumers().nack(request);
    }
}
