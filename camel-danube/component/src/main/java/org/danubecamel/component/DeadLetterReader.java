package org.danubecamel.component;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;

/**
 * Turns a dead letter back into the message that failed: its body, key and attributes. It reads what the endpoint option
 * {@code deadLetter} writes, in both formats, and what the broker writes. What was told about message and failure is in
 * the header {@link DanubeConstants#DEAD_LETTER} afterwards, and the topic it came from in
 * {@link DanubeConstants#OVERRIDE_TOPIC}, so that a {@code danube:} endpoint sends it there.
 *
 * <p>The names in a dead letter are its writer's word: {@link #setTopics} bounds where it can lead.
 */
public final class DeadLetterReader implements Processor {

    private static final String PAYLOAD = "payload_b64";
    private static final String TOPIC = "original_topic";

    private final Attributes attributes = new Attributes(new DanubeHeaderFilterStrategy());

    /** Empty for any. */
    private Set<TopicName> topics = Set.of();

    /**
     * Sets the topics that dead letters may have come from, separated by commas; {@code *}, the default, for any. They
     * may be encoded as in a URI: so a Kamelet gets what a Pipe or a YAML route says, and hands it on to its beans.
     *
     * @throws DanubeException {@link org.danubecamel.client.ErrorId#TOPIC_NAME} if one is malformed
     */
    public void setTopics(String topics) {
        var names = decoded(topics).strip();
        this.topics = names.equals("*")
                ? Set.of()
                : Arrays.stream(names.split(","))
                        .map(String::strip)
                        .map(TopicName::parse)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** What stands for something else in a URI stands for nothing in the name of a topic. */
    private static String decoded(String topics) {
        try {
            return URLDecoder.decode(topics, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not encoded; the names are checked next.
            return topics;
        }
    }

    /**
     * Replaces the exchange's message.
     *
     * @throws NotADeadLetterException if it is none that this class knows
     */
    @Override
    public void process(Exchange exchange) {
        var message = exchange.getMessage();
        var context = message.getHeader(DeadLetterContext.ORIGINAL_TOPIC) == null
                ? open(envelope(message), message, exchange)
                : takeOut(message);
        message.setHeader(DanubeConstants.DEAD_LETTER, context);
        message.setHeader(DanubeConstants.OVERRIDE_TOPIC, topic(context.get(DeadLetterContext.ORIGINAL_TOPIC)));
        var key = context.get(DeadLetterContext.ORIGINAL_KEY);
        if (key != null) {
            message.setHeader(DanubeConstants.KEY, key);
        }
    }

    private static Map<String, String> takeOut(Message message) {
        var context = new TreeMap<String, String>();
        message.getHeaders().forEach((name, value) -> {
            if (DeadLetterContext.isPart(name) && value != null) {
                context.put(name, value.toString());
            }
        });
        context.keySet().forEach(message::removeHeader);
        return context;
    }

    private Map<String, String> open(JsonObject envelope, Message message, Exchange exchange) {
        message.removeHeader(Exchange.CONTENT_TYPE);
        attributes.toHeaders(texts(envelope.get("attributes")), message, exchange);
        message.setBody(payload(envelope));
        var context = new TreeMap<>(texts(envelope.get("context")));
        context.put(DeadLetterContext.ORIGINAL_TOPIC, text(envelope, TOPIC));
        context.putIfAbsent(DeadLetterContext.FAILURE_REASON, String.valueOf(envelope.get("error")));
        if (envelope.get("key") instanceof String key) {
            context.put(DeadLetterContext.ORIGINAL_KEY, key);
        }
        return context;
    }

    private static JsonObject envelope(Message message) {
        try {
            var body = new String(message.getMandatoryBody(byte[].class), StandardCharsets.UTF_8);
            if (Jsoner.deserialize(body) instanceof JsonObject object) {
                return object;
            }
        } catch (DeserializationException | org.apache.camel.InvalidPayloadException e) {
            throw new NotADeadLetterException("its body is no JSON", e);
        }
        throw new NotADeadLetterException("its body is no JSON object", null);
    }

    private static byte[] payload(JsonObject envelope) {
        try {
            return Base64.getDecoder().decode(text(envelope, PAYLOAD));
        } catch (IllegalArgumentException e) {
            throw new NotADeadLetterException("'" + PAYLOAD + "' is no Base64", e);
        }
    }

    private static String text(JsonObject envelope, String name) {
        if (envelope.get(name) instanceof String text) {
            return text;
        }
        throw new NotADeadLetterException("its JSON object has no text '" + name + "'", null);
    }

    private static Map<String, String> texts(@Nullable Object object) {
        var texts = new TreeMap<String, String>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (name instanceof String text && value != null) {
                    texts.put(text, value.toString());
                }
            });
        }
        return texts;
    }

    /** A partition's message goes to the topic: its key leads it to where its neighbours are. */
    private String topic(@Nullable String name) {
        TopicName topic;
        try {
            topic = TopicName.parse(String.valueOf(name)).withoutPartition();
        } catch (DanubeException e) {
            throw new NotADeadLetterException("the topic that it names is malformed: '" + name + "'", e);
        }
        if (!topics.isEmpty() && !topics.contains(topic)) {
            throw new NotADeadLetterException("it names the topic " + topic + ", and allowed are " + topics, null);
        }
        return topic.toString();
    }
}
