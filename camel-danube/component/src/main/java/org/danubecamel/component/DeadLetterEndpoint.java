package org.danubecamel.component;

import org.apache.camel.Endpoint;
import org.apache.camel.util.URISupport;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;

/** Finds the endpoint that dead letters are sent to. */
final class DeadLetterEndpoint {

    private DeadLetterEndpoint() {}

    /**
     * Returns the endpoint. One of Danube's that names no broker has that of the consumer.
     *
     * @throws DanubeException {@link ErrorId#OPTION} if messages would come back to the consumer
     */
    static Endpoint resolve(String uri, DanubeEndpoint consumer) {
        var own = consumer.getConfiguration();
        var complete = uri.startsWith(DanubeConstants.SCHEME + ":") && !uri.contains("serviceUrl=")
                ? uri + (uri.contains("?") ? "&" : "?") + "serviceUrl=RAW(" + own.getServiceUrl() + ")"
                : uri;
        var target = consumer.getCamelContext().getEndpoint(complete);
        if (target instanceof DanubeEndpoint danube
                && danube.topicName() != null
                && danube.topicName().equals(consumer.topicName())
                && danube.getServiceUrl().equals(consumer.getServiceUrl())) {
            throw new DanubeException(
                    ErrorId.OPTION,
                    "Option deadLetter=" + URISupport.sanitizeUri(uri) + " names the topic that is consumed, so that"
                            + " failed messages would come back without end. Name another topic.");
        }
        return target;
    }
}
