package org.danubecamel.component;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.danubecamel.client.OutgoingMessage;
import org.jspecify.annotations.Nullable;

/**
 * Makes the messages that leave from one Camel message: one, or one for each item of a list. An item that is itself a
 * Camel message or exchange brings its own headers; any other has those of the list.
 */
final class Outgoing {

    private final Exchange exchange;
    private final Attributes attributes;
    private final @Nullable String key;
    private final Map<String, String> own;

    Outgoing(Exchange exchange, Attributes attributes) {
        this.exchange = exchange;
        this.attributes = attributes;
        var message = exchange.getMessage();
        key = message.getHeader(DanubeConstants.KEY, String.class);
        own = attributes.fromHeaders(message);
    }

    /** Returns the items of a body that is to be sent item by item, null for any other. */
    static @Nullable Iterator<?> items(@Nullable Object body) {
        if (body instanceof Iterator<?> iterator) {
            return iterator;
        }
        // A path is iterable over its names, and means a file.
        return body instanceof Iterable<?> iterable && !(body instanceof Path) ? iterable.iterator() : null;
    }

    OutgoingMessage whole() {
        return new OutgoingMessage(MessageBody.bytes(exchange.getMessage().getBody(), exchange), key, own);
    }

    OutgoingMessage item(@Nullable Object item) {
        if (item instanceof Exchange inner) {
            return of(inner.getMessage());
        }
        return item instanceof Message inner
                ? of(inner)
                : new OutgoingMessage(MessageBody.bytes(item, exchange), key, own);
    }

    private OutgoingMessage of(Message inner) {
        var innerKey = inner.getHeader(DanubeConstants.KEY, String.class);
        return new OutgoingMessage(
                MessageBody.bytes(inner.getBody(), exchange),
                innerKey == null ? key : innerKey,
                attributes.fromHeaders(inner));
    }
}
