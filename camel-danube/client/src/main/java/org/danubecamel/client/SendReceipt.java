package org.danubecamel.client;

/**
 * The broker's word that it stored a message. The broker does not tell the offset.
 *
 * @param topic the topic or partition that holds the message
 * @param producerName the name, with the incarnation, under which it was sent
 * @param requestId the number of the message under that name; an unsigned 64-bit number
 */
public record SendReceipt(TopicName topic, String producerName, long requestId) {}
