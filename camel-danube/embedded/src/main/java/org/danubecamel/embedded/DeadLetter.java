package org.danubecamel.embedded;

import org.danubecamel.protocol.StreamMessage;

/** The form in which a message goes to a dead-letter topic: payload and attributes, and where it comes from. */
final class DeadLetter {

    private DeadLetter() {}

    static StreamMessage of(Delivery delivery, String subscription) {
        StreamMessage original = delivery.message;
        var id = original.getMsgId();
        StreamMessage.Builder letter = StreamMessage.newBuilder()
                .setPayload(original.getPayload())
                .setPublishTime(System.currentTimeMillis())
                .putAllAttributes(original.getAttributesMap())
                .putAttributes("x-original-topic", id.getTopicName())
                .putAttributes("x-original-subscription", subscription)
                .putAttributes("x-original-topic-offset", Long.toUnsignedString(id.getTopicOffset()))
                .putAttributes("x-original-producer-id", Long.toUnsignedString(id.getProducerId()))
                .putAttributes("x-original-broker-addr", id.getBrokerAddr())
                .putAttributes("x-poison-policy", "dead_letter")
                .putAttributes("x-delivery-attempt", Integer.toString(delivery.attempts));
        if (delivery.failureReason != null) {
            letter.putAttributes("x-failure-reason", delivery.failureReason);
        }
        return letter.build();
    }
}
