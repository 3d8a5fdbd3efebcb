package org.danubecamel.component;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.SendDynamicAware;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code toD("danube:${header.topic}")} use one endpoint for all topics, which then travel in a header. The topic
 * is everything before the options, so that text from a message can name a topic and never add an option.
 */
@SendDynamic(DanubeConstants.SCHEME)
public final class DanubeSendDynamicAware extends ServiceSupport implements SendDynamicAware {

    private @Nullable CamelContext camelContext;
    private String scheme = DanubeConstants.SCHEME;

    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return isDynamic(entry) ? scheme + ":" + DanubeEndpoint.ANY_TOPIC + query(entry) : null;
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        if (!isDynamic(entry)) {
            return null;
        }
        var topic = topic(entry.getUri(), hasQuery(entry));
        return sent -> {
            var message = sent.getMessage();
            if (message.getHeader(DanubeConstants.OVERRIDE_TOPIC) == null) {
                message.setHeader(DanubeConstants.OVERRIDE_TOPIC, topic);
            }
        };
    }

    @Override
    public @Nullable Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return null;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        return new DynamicAwareEntry(uri, originalUri, null, null);
    }

    private static boolean isDynamic(DynamicAwareEntry entry) {
        var written = topic(entry.getOriginalUri(), hasQuery(entry));
        return !written.equals(topic(entry.getUri(), hasQuery(entry)));
    }

    private static boolean hasQuery(DynamicAwareEntry entry) {
        return entry.getOriginalUri().indexOf('?') >= 0;
    }

    private static String query(DynamicAwareEntry entry) {
        return hasQuery(entry) ? entry.getUri().substring(endOfTopic(entry.getUri(), true)) : "";
    }

    private static String topic(String uri, boolean hasQuery) {
        var topic = uri.substring(uri.indexOf(':') + 1, endOfTopic(uri, hasQuery));
        return topic.startsWith("//") ? topic.substring(2) : topic;
    }

    /** The last question mark, because the ones before it can only be part of what was put in as the topic. */
    private static int endOfTopic(String uri, boolean hasQuery) {
        var query = hasQuery ? uri.lastIndexOf('?') : -1;
        return query < 0 ? uri.length() : query;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public void setScheme(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
