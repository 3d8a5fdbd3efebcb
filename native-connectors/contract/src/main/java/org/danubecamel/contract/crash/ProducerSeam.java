package org.danubecamel.contract.crash;

import java.util.function.BiFunction;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Consumer;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.batch.sink.BatchSink;
import org.danubecamel.batch.sink.WriteGuarantee;

/** Stands between a route and the producers of one scheme, whose URIs stay as users write them. */
final class ProducerSeam implements EndpointStrategy {

    private final String scheme;
    private final BiFunction<Endpoint, AsyncProducer, AsyncProducer> between;

    /**
     * @param uri with the scheme
     * @param between makes the producer that is called of the one that it is to call
     */
    ProducerSeam(String uri, BiFunction<Endpoint, AsyncProducer, AsyncProducer> between) {
        this.scheme = scheme(uri);
        this.between = between;
    }

    private static String scheme(String uri) {
        return uri.substring(0, uri.indexOf(':') + 1);
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        return scheme(uri).equals(scheme) ? new Seam(endpoint) : endpoint;
    }

    /** An endpoint like the one behind it, in all but its producer. */
    private final class Seam extends DefaultEndpoint implements DelegateEndpoint {

        private final Endpoint behind;

        private Seam(Endpoint behind) {
            this.behind = behind;
            setCamelContext(behind.getCamelContext());
        }

        @Override
        public Producer createProducer() throws Exception {
            var producer = behind.createProducer();
            var seam = between.apply(this, AsyncProcessorConverterHelper.convert(producer));
            return producer instanceof BatchSink sink ? new Declaring(this, seam, sink) : seam;
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            return behind.createConsumer(processor);
        }

        @Override
        public Endpoint getEndpoint() {
            return behind;
        }

        @Override
        protected String createEndpointUri() {
            return behind.getEndpointUri();
        }
    }

    /** Says what a write is worth, as the sink behind it does. */
    private static final class Declaring extends DelegateProducer implements BatchSink {

        private final BatchSink sink;

        private Declaring(Endpoint endpoint, AsyncProducer behind, BatchSink sink) {
            super(endpoint, behind);
            this.sink = sink;
        }

        @Override
        public WriteGuarantee writeGuarantee() {
            return sink.writeGuarantee();
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return behind().process(exchange, callback);
        }
    }
}
