package org.danubecamel.connector.stdout;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.connector.sink.RecordSinkProducer;

/** Write records to the standard output of the process. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = StdoutEndpoint.SCHEME,
        title = "Danube Stdout",
        syntax = "danube-stdout:name",
        producerOnly = true,
        remote = false,
        category = {Category.CORE, Category.MONITORING})
public class StdoutEndpoint extends DefaultEndpoint {

    static final String SCHEME = "danube-stdout";

    @UriParam
    private StdoutConfiguration configuration;

    StdoutEndpoint(String uri, StdoutComponent component, StdoutConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new RecordSinkProducer(this, configuration, new StdoutWriter(configuration, () -> System.out));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "DNB-3301 danube-stdout: can be written to, and not be read from. Use it"
                        + " in to(), as in .to(\"danube-batch:console?uri=danube-stdout:console\").");
    }

    public StdoutConfiguration getConfiguration() {
        return configuration;
    }

    /** The options of this endpoint. */
    public void setConfiguration(StdoutConfiguration configuration) {
        this.configuration = configuration;
    }
}
