package org.danubecamel.client.internal.receive;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.TopicName;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came from the wire.
 *
 * @param topic the partition whose stream it came from
 * @param proto what the broker sent
 */
record ReceivedMessage(TopicName topic, StreamMessage proto) implements DanubeMessage {

    /** Returns what the broker calls it. */
    MsgID wireId() {
        return proto.getMsgId();
    }

    @Override
    public long offset() {
        return proto.getMsgId().getTopicOffset();
    }

    @Override
    public byte[] payload() {
        return proto.getPayload().toByteArray();
    }

    @Override
    public @Nullable String key() {
        return proto.hasRoutingKey() ? proto.getRoutingKey() : null;
    }

    @Override
    public Map<String, String> attributes() {
        return proto.getAttributesMap();
    }

    @Override
    public Instant publishTime() {
        return Instant.ofEpochMilli(proto.getPublishTime());
    }

    @Override
    public String producerName() {
        return proto.getProducerName();
    }

    @Override
    public long requestId() {
        return proto.getRequestId();
    }

    @Override
    public OptionalLong schemaId() {
        return proto.hasSchemaId() ? OptionalLong.of(proto.getSchemaId()) : OptionalLong.empty();
    }

    @Override
    public OptionalInt schemaVersion() {
        return proto.hasSchemaVersion() ? OptionalInt.of(proto.getSchemaVersion()) : OptionalInt.empty();
    }

    /** Returns topic and offset, never the payload: this ends up in logs. */
    @Override
    public String toString() {
        return topic + "@" + Long.toUnsignedString(offset());
    }
}
