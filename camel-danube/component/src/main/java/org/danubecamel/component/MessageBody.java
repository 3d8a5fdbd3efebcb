package org.danubecamel.component;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;
import org.jspecify.annotations.Nullable;

/** Turns a body into the bytes of a message, without loss. */
final class MessageBody {

    private static final String WHAT_TO_DO =
            "Allowed: byte[], ByteBuffer, String (sent as UTF-8), number, boolean, stream, file, or a type that Camel"
                    + " converts to byte[]. Marshal the body to one of them before, for example with .marshal().json().";

    private MessageBody() {}

    /** @throws DanubeException {@link ErrorId#MESSAGE_BODY} if there is no body or it has no bytes */
    static byte[] bytes(@Nullable Object body, Exchange exchange) {
        if (body == null) {
            throw new DanubeException(
                    ErrorId.MESSAGE_BODY,
                    "The message has no body (null). " + WHAT_TO_DO
                            + " To send an empty message, set the body to an empty string.");
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof CharSequence || body instanceof Number || body instanceof Boolean) {
            return body.toString().getBytes(StandardCharsets.UTF_8);
        }
        if (body instanceof ByteBuffer buffer) {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        if (Outgoing.items(body) != null) {
            // Camel would convert an empty list to no bytes at all.
            throw unusable(body, null);
        }
        if (body instanceof StreamCache cache) {
            return cached(cache, exchange);
        }
        return converted(body, exchange);
    }

    /** Leaves the stream at its beginning, so that the route may read it after the send. */
    private static byte[] cached(StreamCache cache, Exchange exchange) {
        cache.reset();
        try {
            return converted(cache, exchange);
        } finally {
            cache.reset();
        }
    }

    private static byte[] converted(Object body, Exchange exchange) {
        byte[] bytes;
        try {
            bytes = exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, body);
        } catch (TypeConversionException e) {
            throw unusable(body, e);
        }
        if (bytes == null) {
            throw unusable(body, null);
        }
        return bytes;
    }

    private static DanubeException unusable(Object body, @Nullable Throwable cause) {
        var state = body instanceof InputStream ? " could not be read: " : " cannot be turned into bytes: ";
        return new DanubeException(
                ErrorId.MESSAGE_BODY,
                "The message's body" + state + body.getClass().getName() + ". " + WHAT_TO_DO,
                SendOutcome.REFUSED,
                false,
                cause);
    }
}
