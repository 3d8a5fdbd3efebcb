package org.danubecamel.component;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The message headers that the component reads and writes. */
public final class DanubeConstants {

    /** The scheme of the endpoint URIs. */
    public static final String SCHEME = "danube";

    @Metadata(
            label = "producer consumer",
            description = "The key. Messages with the same key keep their order and go to the same partition.",
            javaType = "String")
    public static final String KEY = "CamelDanubeKey";

    @Metadata(
            label = "producer",
            description = "Sends this message to another topic than the endpoint's: topic or namespace/topic."
                    + " Removed before the message is sent.",
            javaType = "String")
    public static final String OVERRIDE_TOPIC = "CamelDanubeOverrideTopic";

    @Metadata(
            label = "producer consumer",
            description = "Consumer: the name of the producer that sent the message. Producer, after a send: the name,"
                    + " with its incarnation, under which the message was stored.",
            javaType = "String")
    public static final String PRODUCER_NAME = "CamelDanubeProducerName";

    @Metadata(
            label = "producer consumer",
            description = "The number of the message under its producer's name, an unsigned 64-bit number. Set on"
                    + " received messages and, after a send, on the message sent.",
            javaType = "Long")
    public static final String REQUEST_ID = "CamelDanubeRequestId";

    @Metadata(
            label = "consumer",
            description = "Names the message: the topic or partition, an at sign, and the offset within it",
            javaType = "String")
    public static final String MESSAGE_ID = "CamelDanubeMessageId";

    @Metadata(
            label = "consumer",
            description = "The topic, or the partition of it, that holds the message, such as /default/orders",
            javaType = "String")
    public static final String TOPIC = "CamelDanubeTopic";

    @Metadata(
            label = "consumer",
            description = "The offset within the topic or partition, from 0; an unsigned 64-bit number",
            javaType = "Long")
    public static final String OFFSET = "CamelDanubeOffset";

    @Metadata(
            label = "consumer",
            description = "The name of the subscription that the message was received through",
            javaType = "String")
    public static final String SUBSCRIPTION_NAME = "CamelDanubeSubscriptionName";

    @Metadata(
            label = "consumer",
            description = "How often this consumer was given the message before, by the broker again or by its own"
                    + " retries; 0 at first",
            javaType = "Integer")
    public static final String REDELIVERY_COUNT = "CamelDanubeRedeliveryCount";

    @Metadata(
            label = "consumer",
            description = "After a DeadLetterReader: what the dead letter tells about the message and its failure, by"
                    + " name",
            javaType = "java.util.Map<String, String>")
    public static final String DEAD_LETTER = "CamelDanubeDeadLetter";

    @Metadata(
            label = "consumer",
            description = "With allowManualAcknowledgement, the handle that acknowledges the message",
            javaType = "org.danubecamel.component.DanubeAcknowledgement")
    public static final String ACKNOWLEDGEMENT = "CamelDanubeAcknowledgement";

    @Metadata(
            label = "consumer",
            description = "When the producer sent the message, in milliseconds since 1970, by the producer's clock",
            javaType = "Long")
    public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    private DanubeConstants() {}
}
