package org.danubecamel.component;

import org.apache.camel.Exchange;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.Delivery;

/** Fills an exchange with a received message. */
record IncomingExchange(Attributes attributes, String subscription) {

    void fill(Exchange exchange, Delivery delivery) {
        var received = delivery.message();
        var message = exchange.getMessage();
        message.setBody(received.payload());
        // First, so that no attribute can stand in for what follows, whatever the filter lets pass.
        attributes.toHeaders(received.attributes(), message, exchange);
        message.setHeader(DanubeConstants.MESSAGE_ID, id(received));
        message.setHeader(DanubeConstants.TOPIC, received.topic().toString());
        message.setHeader(DanubeConstants.OFFSET, received.offset());
        message.setHeader(DanubeConstants.SUBSCRIPTION_NAME, subscription);
        message.setHeader(DanubeConstants.REDELIVERY_COUNT, delivery.redeliveryCount());
        message.setHeader(DanubeConstants.PRODUCER_NAME, received.producerName());
        message.setHeader(DanubeConstants.REQUEST_ID, received.requestId());
        message.setHeader(
                DanubeConstants.MESSAGE_TIMESTAMP, received.publishTime().toEpochMilli());
        if (received.key() != null) {
            message.setHeader(DanubeConstants.KEY, received.key());
        }
    }

    static String id(DanubeMessage message) {
        return message.topic() + "@" + Long.toUnsignedString(message.offset());
    }
}
