package org.danubecamel.connector.sink;

import org.apache.camel.Exchange;

/** The headers that say what is known of a message. Those that the {@code danube:} component sets; others may too. */
final class SinkHeaders {

    static final String MESSAGE_ID = "CamelDanubeMessageId";
    static final String KEY = "CamelDanubeKey";
    static final String TOPIC = "CamelDanubeTopic";
    static final String TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    private SinkHeaders() {}
}
