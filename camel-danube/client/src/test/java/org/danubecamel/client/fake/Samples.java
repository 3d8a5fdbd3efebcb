package org.danubecamel.client.fake;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.TopicName;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.StreamMessage;

/** Messages to send and to deliver. */
public final class Samples {
    /** A plain topic. */
    public static final TopicName TOPIC = TopicName.parse("orders");

    private static final long PUBLISH_TIME = 1_700_000_000_000L;

    private Samples() {}

    /** Returns a message to be sent. */
    public static OutgoingMessage text(String body) {
        return OutgoingMessage.of(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a message to be sent with a key. */
    public static OutgoingMessage text(String body, String key) {
        return text(body).withKey(key);
    }

    /** Returns a delivered message without a key, whose body is {@code m} and its offset. */
    public static StreamMessage message(long offset) {
        return builder(offset, "m" + offset).build();
    }

    /** Returns a delivered message with a key, whose body is {@code m} and its offset. */
    public static StreamMessage message(long offset, String key) {
        return builder(offset, "m" + offset).setRoutingKey(key).build();
    }

    /** Returns what a delivered message is made of, so that a test may change it. */
    public static StreamMessage.Builder builder(long offset, String body) {
        return StreamMessage.newBuilder()
                .setRequestId(offset + 1)
                .setMsgId(MsgID.newBuilder()
                        .setProducerId(-7)
                        .setTopicName(TOPIC.toString())
                        .setBrokerAddr("broker-a")
                        .setTopicOffset(offset))
                .setPayload(ByteString.copyFromUtf8(body))
                .setPublishTime(PUBLISH_TIME + offset)
                .setProducerName("shop~1");
    }

    /** Returns the body as text. */
    public static String body(DanubeMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }

    /** Returns the body of a publish as text. */
    public static String body(StreamMessage message) {
        return message.getPayload().toStringUtf8();
    }
}
