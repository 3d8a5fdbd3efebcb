package org.danubecamel.client.internal.receive;

import org.danubecamel.protocol.StreamMessage;

/**
 * What makes a message itself. The offset alone does not: non-reliable topics deliver offset 0 every time, and a topic
 * made again, or a broker restarted in place, begins at 0 again.
 *
 * @param offset the position within the topic
 * @param producerName who sent it
 * @param requestId the sender's number of it
 * @param publishTime when it was sent, in milliseconds since the epoch
 * @param payloadLength in bytes
 * @param payloadChecksum CRC-32C
 */
record MessageIdentity(
        long offset, String producerName, long requestId, long publishTime, int payloadLength, int payloadChecksum) {

    static MessageIdentity of(StreamMessage message) {
        return of(message, "");
    }

    /** @param likelyProducerName is kept in place of an equal one, because thousands of identities are remembered */
    static MessageIdentity of(StreamMessage message, String likelyProducerName) {
        var producerName = message.getProducerName();
        return new MessageIdentity(
                message.getMsgId().getTopicOffset(),
                producerName.equals(likelyProducerName) ? likelyProducerName : producerName,
                message.getRequestId(),
                message.getPublishTime(),
                message.getPayload().size(),
                PayloadChecksum.of(message.getPayload()));
    }
}
