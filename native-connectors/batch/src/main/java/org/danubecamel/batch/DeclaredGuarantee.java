package org.danubecamel.batch;

import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.danubecamel.batch.sink.BatchSink;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/** What a sink's write is worth: what the sink declares, else the option, else nothing. */
final class DeclaredGuarantee {

    private DeclaredGuarantee() {}

    /** @throws IllegalStateException if the option contradicts the sink */
    static WriteGuarantee resolve(String name, @Nullable WriteGuarantee option, Producer producer, Endpoint endpoint) {
        var sink = sink(producer, endpoint);
        if (sink == null) {
            return option == null ? WriteGuarantee.NONE : option;
        }
        var declared = sink.writeGuarantee();
        if (option != null && option != declared) {
            throw OptionErrors.contradicts(name, option, declared);
        }
        return declared;
    }

    private static @Nullable BatchSink sink(Producer producer, Endpoint endpoint) {
        if (producer instanceof BatchSink sink) {
            return sink;
        }
        if (endpoint instanceof BatchSink sink) {
            return sink;
        }
        if (endpoint instanceof InterceptSendToEndpoint intercepted) {
            return sink(producer, intercepted.getOriginalEndpoint());
        }
        return endpoint instanceof DelegateEndpoint delegate ? sink(producer, delegate.getEndpoint()) : null;
    }
}
