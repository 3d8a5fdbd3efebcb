package org.danubecamel.connector.datagen;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.connector.source.PositionedConsumer;
import org.danubecamel.connector.source.SourceConfiguration;

/** Make synthetic records, the same for the same seed. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = DatagenConstants.SCHEME,
        title = "Danube Datagen",
        syntax = "danube-datagen:pattern",
        consumerOnly = true,
        remote = false,
        category = {Category.CORE, Category.TESTING},
        headersClass = DatagenConstants.class)
public class DatagenEndpoint extends DefaultEndpoint {

    @UriParam
    private DatagenConfiguration configuration = new DatagenConfiguration();

    @UriParam
    private SourceConfiguration source = new SourceConfiguration();

    DatagenEndpoint(String uri, DatagenComponent component) {
        super(uri, component);
        // To begin anew is what most want of made-up records, and nothing to warn of.
        source.setPositionStore("none");
    }

    void check(OptionProblems problems) {
        configuration.check(problems);
        source.problems().forEach(problems::add);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "DNB-3301 danube-datagen: can be read from, and not be written to. Use it"
                        + " in from(), as in from(\"danube-datagen:orders\").");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new PositionedConsumer(
                this, processor, new DatagenSource(configuration.copy(), System::nanoTime), source);
        configureConsumer(consumer);
        return consumer;
    }

    public DatagenConfiguration getConfiguration() {
        return configuration;
    }

    /** The options of this endpoint. */
    public void setConfiguration(DatagenConfiguration configuration) {
        this.configuration = configuration;
    }

    public SourceConfiguration getSource() {
        return source;
    }

    /** The options that all positioned sources have. */
    public void setSource(SourceConfiguration source) {
        this.source = source;
    }
}
