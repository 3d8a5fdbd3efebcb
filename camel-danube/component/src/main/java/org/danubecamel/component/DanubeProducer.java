package org.danubecamel.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SendReceipt;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages; an exchange completes when the broker has stored what it sent. The body stays as it is, also where a
 * reply was asked for.
 */
final class DanubeProducer extends DefaultAsyncProducer {

    /** How many topics an endpoint keeps a producer for. */
    private static final int MAXIMUM_TOPICS = 1_000;

    /** After how many seconds without an answer it is asked why. */
    private static final long SUSPICIOUS_SECONDS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DanubeProducer.class);

    private final DanubeEndpoint endpoint;
    private final @Nullable ProducerOptions options;
    private final Attributes attributes;
    private @Nullable ClientLease lease;
    private @Nullable TopicProducers producers;

    /** @param options null where each message names its own topic */
    DanubeProducer(DanubeEndpoint endpoint, @Nullable ProducerOptions options) {
        super(endpoint);
        this.endpoint = endpoint;
        this.options = options;
        this.attributes = new Attributes(endpoint.getConfiguration().getHeaderFilterStrategy());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var opened = endpoint.lease();
        lease = opened;
        var client = opened.client();
        var topics = new TopicProducers(
                topic -> client.newProducer(endpoint.producerOptions(topic)),
                MAXIMUM_TOPICS,
                new SendWatch(CompletableFuture.delayedExecutor(SUSPICIOUS_SECONDS, TimeUnit.SECONDS), LOG::warn));
        producers = topics;
        try {
            connect(client, topics);
        } catch (RuntimeException e) {
            doStop();
            throw e;
        }
    }

    private void connect(DanubeClient client, TopicProducers topics) {
        var check = endpoint.getConfiguration().isTestConnectionOnStartup()
                ? StartupCheck.of(client, endpoint.getConfiguration())
                : null;
        if (check != null) {
            check.broker();
        }
        if (options != null) {
            var producer = topics.open(options.topic());
            if (check != null) {
                check.connected(producer.ready(), producer::state);
            }
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (producers != null) {
            producers.close();
            producers = null;
        }
        if (lease != null) {
            lease.close();
            lease = null;
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<?> sent;
        try {
            sent = send(exchange);
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        var unused = sent.whenComplete((result, failure) -> {
            if (failure != null) {
                exchange.setException(Failures.cause(failure));
            } else if (result instanceof SendReceipt receipt) {
                exchange.getMessage().setHeader(DanubeConstants.PRODUCER_NAME, receipt.producerName());
                exchange.getMessage().setHeader(DanubeConstants.REQUEST_ID, receipt.requestId());
            }
            callback.done(false);
        });
        return false;
    }

    private CompletableFuture<?> send(Exchange exchange) {
        var topic = topic(exchange.getMessage());
        var topics = started(topic);
        var outgoing = new Outgoing(exchange, attributes);
        var items = endpoint.getConfiguration().isUseIterator()
                ? Outgoing.items(exchange.getMessage().getBody())
                : null;
        return items == null
                ? topics.send(topic, outgoing.whole())
                : new ListSend(topic.toString(), item -> topics.send(topic, outgoing.item(item))).run(items);
    }

    private TopicProducers started(TopicName topic) {
        var topics = producers;
        if (topics == null) {
            throw new DanubeException(
                    ErrorId.CLOSED, "The producer for " + topic + " is not started. Start its route first.");
        }
        return topics;
    }

    /** Takes the one-time topic off the message, so that it does not steer a later send. */
    private TopicName topic(Message message) {
        var override = message.removeHeader(DanubeConstants.OVERRIDE_TOPIC);
        if (override != null) {
            return TopicName.parse(override.toString());
        }
        if (options == null) {
            throw new DanubeException(
                    ErrorId.TOPIC_NAME,
                    "The message names no topic, and danube:* has none of its own. Set the header "
                            + DanubeConstants.OVERRIDE_TOPIC + " to topic or namespace/topic.");
        }
        return options.topic();
    }
}
