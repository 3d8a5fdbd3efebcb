package org.danubecamel.batch;

import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/** Write records in batches to any endpoint that takes a list, each with its own result. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = DanubeBatchConstants.SCHEME,
        title = "Danube Batch",
        syntax = "danube-batch:name",
        producerOnly = true,
        remote = false,
        category = {Category.CORE},
        headersClass = DanubeBatchConstants.class)
@ManagedResource(description = "Managed danube-batch endpoint")
public class DanubeBatchEndpoint extends DefaultEndpoint implements AsyncEndpoint {

    @UriParam
    private DanubeBatchConfiguration configuration;

    DanubeBatchEndpoint(String uri, DanubeBatchComponent component, DanubeBatchConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new DanubeBatchProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "DNB-3001 danube-batch: can be written to, and not be read from. Use it in to(), as in"
                        + " .to(\"danube-batch:orders?uri=direct:write\").");
    }

    Batches batches() {
        return getComponent().batches();
    }

    private BatchStatistics statistics() {
        return getComponent().statistics(configuration.getName());
    }

    @Override
    public DanubeBatchComponent getComponent() {
        return (DanubeBatchComponent) super.getComponent();
    }

    public DanubeBatchConfiguration getConfiguration() {
        return configuration;
    }

    /** The options of this endpoint. */
    public void setConfiguration(DanubeBatchConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Returns the name of the batch. The figures below are those of all endpoints of this name. */
    @ManagedAttribute(description = "Name of the batch")
    public String getName() {
        return configuration.getName();
    }

    /** Returns how often the sink was called. */
    @ManagedAttribute(description = "How often the sink was called")
    public long getBatches() {
        return statistics().calls();
    }

    /** Returns how many records were written. */
    @ManagedAttribute(description = "How many records were written")
    public long getRecords() {
        return statistics().records();
    }

    /** Returns how many bytes were written, as far as sizes are known. */
    @ManagedAttribute(description = "How many bytes were written, as far as sizes are known")
    public long getBytes() {
        return statistics().bytes();
    }

    /** Returns how many records the sink refused while it took others. */
    @ManagedAttribute(description = "How many records the sink refused while it took others")
    public long getRejected() {
        return statistics().rejected();
    }

    /** Returns how often a record was given back, to be tried again. */
    @ManagedAttribute(description = "How often a record was given back, to be tried again")
    public long getFailed() {
        return statistics().notWritten();
    }

    /** Returns how often a call that failed was repeated in two smaller ones. */
    @ManagedAttribute(description = "How often a call that failed was repeated in two smaller ones")
    public long getHalvings() {
        return statistics().halvings();
    }

    /** Returns how many records have no result yet. */
    @ManagedAttribute(description = "How many records have no result yet")
    public int getPending() {
        return getComponent().pending(configuration.getName());
    }
}
