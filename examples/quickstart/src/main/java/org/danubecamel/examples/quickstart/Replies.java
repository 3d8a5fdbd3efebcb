package org.danubecamel.examples.quickstart;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/** The answers to a webhook. Each is a constant on a new message, so that nothing of the request is in it. */
final class Replies {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    /** Danube has stored the event. */
    void stored(Exchange exchange) {
        reply(exchange, OK, "{\"status\":\"stored\"}");
    }

    /** The body is not JSON; the sender must not try again. */
    void notJson(Exchange exchange) {
        reply(exchange, BAD_REQUEST, "{\"status\":\"refused\",\"reason\":\"the body is not JSON\"}");
    }

    /** The event is not known to be stored; the sender should try again. */
    void notStored(Exchange exchange) {
        reply(exchange, UNAVAILABLE, "{\"status\":\"not stored\"}");
        exchange.getMessage().setHeader("Retry-After", "5");
    }

    /** Events are taken. */
    void up(Exchange exchange) {
        reply(exchange, OK, "{\"status\":\"UP\"}");
    }

    /** Events are not taken now. */
    void down(Exchange exchange) {
        reply(exchange, UNAVAILABLE, "{\"status\":\"DOWN\"}");
    }

    private static void reply(Exchange exchange, int status, String body) {
        Message reply = new DefaultMessage(exchange);
        reply.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        reply.setHeader(Exchange.CONTENT_TYPE, "application/json");
        reply.setBody(body);
        exchange.setMessage(reply);
    }
}
