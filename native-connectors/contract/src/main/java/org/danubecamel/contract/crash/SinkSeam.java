package org.danubecamel.contract.crash;

import org.apache.camel.Consumer;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.batch.sink.BatchSink;

/** Puts the crash points around the calls of a sink, whose URI stays as its users write it. */
final class SinkSeam implements EndpointStrategy {

    private final String scheme;
    private final CrashPoints points;
    private final boolean early;

    SinkSeam(String sinkUri, CrashPoints points, boolean early) {
        this.scheme = scheme(sinkUri);
        this.points = points;
        this.early = early;
    }

    private static String scheme(String uri) {
        return uri.substring(0, uri.indexOf(':') + 1);
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        return scheme(uri).equals(scheme) ? new Seam(endpoint) : endpoint;
    }

    /** The sink's endpoint in all but its producer. */
    private final class Seam extends DefaultEndpoint implements DelegateEndpoint {

        private final Endpoint sink;

        private Seam(Endpoint sink) {
            this.sink = sink;
            setCamelContext(sink.getCamelContext());
        }

        @Override
        public Producer createProducer() throws Exception {
            var producer = sink.createProducer();
            var async = AsyncProcessorConverterHelper.convert(producer);
            return producer instanceof BatchSink declared
                    ? new SeamProducer.Declaring(this, async, points, early, declared)
                    : new SeamProducer(this, async, points, early);
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            return sink.createConsumer(processor);
        }

        @Override
        public Endpoint getEndpoint() {
            return sink;
        }

        @Override
        protected String createEndpointUri() {
            return sink.getEndpointUri();
        }
    }
}
