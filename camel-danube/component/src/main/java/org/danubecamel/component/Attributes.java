package org.danubecamel.component;

import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;

/** Carries headers over as a message's attributes, and back. */
record Attributes(HeaderFilterStrategy filter) {

    /**
     * Returns the headers that pass the filter and have a simple value, as text. Others, such as a list or a stream, have
     * no text that a receiver could rely on.
     *
     * @throws DanubeException {@link ErrorId#MESSAGE_ATTRIBUTE} if a header that passes the filter is null
     */
    Map<String, String> fromHeaders(Message message) {
        var attributes = new HashMap<String, String>();
        var exchange = message.getExchange();
        message.getHeaders().forEach((name, value) -> {
            if (filter.applyFilterToCamelHeaders(name, value, exchange)) {
                return;
            }
            if (value == null) {
                throw new DanubeException(
                        ErrorId.MESSAGE_ATTRIBUTE,
                        "Header '" + name + "' is null, and an attribute needs a value. Allowed: text, number,"
                                + " boolean, enum, UUID or time. Set a value, or remove the header before the send.");
            }
            if (isSimple(value)) {
                attributes.put(name, value.toString());
            }
        });
        return attributes;
    }

    private static boolean isSimple(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof UUID
                || value instanceof TemporalAccessor;
    }

    /** Sets the attributes that pass the filter as headers. */
    void toHeaders(Map<String, String> attributes, Message message, Exchange exchange) {
        attributes.forEach((name, value) -> {
            if (!filter.applyFilterToExternalHeaders(name, value, exchange)) {
                message.setHeader(name, value);
            }
        });
    }
}
