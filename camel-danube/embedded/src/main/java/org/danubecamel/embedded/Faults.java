package org.danubecamel.embedded;

import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Makes a broker misbehave in the ways that clients must survive. Each call has taken effect when it returns. Topics
 * are named in full, such as {@code /default/orders}, partitions too; a topic that does not exist is an
 * IllegalArgumentException, except in {@link #redirect}.
 */
public final class Faults {

    private final BrokerCore broker;

    Faults(BrokerCore broker) {
        this.broker = broker;
    }

    /**
     * Answers lookups of the topic with a redirect, and CreateProducer and Subscribe with UNAVAILABLE. The topic, or
     * the partition, is listed by TopicPartitions whether or not it exists here.
     *
     * @param url where the topic is said to be served, such as {@code http://127.0.0.1:6651}
     */
    public void redirect(String topic, String url) {
        broker.redirects().put(topic, url);
    }

    /** Serves the topic here again. */
    public void endRedirect(String topic) {
        broker.redirects().remove(topic);
    }

    /**
     * Unloads the topic, as when it moves to another broker: streams end with OK, producer and consumer ids become
     * unknown. Messages and positions stay, and the next lookup, CreateProducer or Subscribe serves the topic again.
     */
    public void unload(String topic) {
        apply(topic, Topic::unload);
    }

    /** Breaks the open streams of one subscription with UNAVAILABLE. */
    public void dropStreams(String topic, String subscription) {
        apply(topic, found -> {
            Subscription target = found.subscription(subscription);
            if (target == null) {
                throw new IllegalArgumentException("Topic " + topic + " has no subscription " + subscription);
            }
            target.breakStreams(Status.UNAVAILABLE.withDescription("Injected fault: the stream is dropped"));
        });
    }

    /** Stores the next {@code count} messages of the topic and answers their sends with UNAVAILABLE. */
    public void loseSendResponse(String topic, int count) {
        apply(topic, found -> found.faults().loseSendResponses(count));
    }

    /** Refuses the next {@code count} sends to the topic as one that is being moved does. */
    public void refuseSend(String topic, int count) {
        refuseSend(topic, count, Refusals.draining(topic).getStatus());
    }

    /** Refuses the next {@code count} sends to the topic with this status; nothing is stored. */
    public void refuseSend(String topic, int count, Status status) {
        apply(topic, found -> found.faults().refuseSends(count, status.asRuntimeException()));
    }

    /** Answers the next {@code count} acks of the topic with OK and ignores them. */
    public void dropAcks(String topic, int count) {
        apply(topic, found -> found.faults().dropAcks(count));
    }

    private void apply(String name, Consumer<Topic> fault) {
        Topic topic = broker.topics().find(name);
        if (topic == null) {
            throw new IllegalArgumentException("There is no topic " + name + "; topics are named /namespace/topic");
        }
        try {
            CompletableFuture.runAsync(() -> fault.accept(topic), topic::execute)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalArgumentException refusal ? refusal : e;
        }
    }
}
