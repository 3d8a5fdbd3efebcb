package org.danubecamel.test.wire;

import com.google.protobuf.ByteString;
import org.danubecamel.protocol.DispatchStrategy;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.StreamMessage;

/**
 * A registered producer.
 *
 * @param id the broker's number for it, unsigned
 */
public record WireProducer(Wire wire, String topic, String name, long id) {

    static WireProducer register(Wire wire, String topic, String name, DispatchStrategy strategy) {
        var request = ProducerRequest.newBuilder()
                .setRequestId(Wire.nextRequestId())
                .setTopicName(topic)
                .setProducerName(name)
                .setDispatchStrategy(strategy)
                .build();
        return new WireProducer(
                wire, topic, name, wire.producers().createProducer(request).getProducerId());
    }

    /** Publishes a text. */
    public void send(String text) {
        send(message(ByteString.copyFromUtf8(text)).build());
    }

    /** Publishes each text after the one before it was accepted. */
    public void sendAll(Iterable<String> texts) {
        texts.forEach(this::send);
    }

    /** Publishes a text under a key. */
    public void send(String key, String text) {
        send(message(ByteString.copyFromUtf8(text)).setRoutingKey(key).build());
    }

    /** Publishes and returns the request id of the answer. */
    public long send(StreamMessage message) {
        return wire.producers().sendMessage(message).getRequestId();
    }

    /** Starts a message of this producer. */
    public StreamMessage.Builder message(ByteString payload) {
        return StreamMessage.newBuilder()
                .setRequestId(Wire.nextRequestId())
                .setMsgId(MsgID.newBuilder().setProducerId(id).setTopicName(topic))
                .setPayload(payload)
                .setPublishTime(System.currentTimeMillis())
                .setProducerName(name);
    }
}
