package org.danubecamel.connector.drop;

import java.time.Duration;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.connector.OptionProblems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Count messages, and throw them away. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = DropEndpoint.SCHEME,
        title = "Danube Drop",
        syntax = "danube-drop:name",
        producerOnly = true,
        remote = false,
        category = {Category.CORE, Category.MONITORING})
@ManagedResource(description = "Managed danube-drop endpoint")
public class DropEndpoint extends DefaultEndpoint {

    static final String SCHEME = "danube-drop";

    private static final Logger LOG = LoggerFactory.getLogger(DropEndpoint.class);

    @UriPath(description = "A name for the endpoint, as it stands in the log")
    @Metadata(required = true)
    private final String name;

    @UriParam(
            label = "producer",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description =
                    "How much time is at least between two reports in the log, in milliseconds, 0 or more. Reports"
                            + " are made when messages come; with 0 there is none.")
    private long reportInterval = 10_000;

    private volatile @Nullable DropCount count;

    DropEndpoint(String uri, DropComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    void check(OptionProblems problems) {
        problems.atLeast("reportInterval", reportInterval, 0);
    }

    @Override
    public Producer createProducer() {
        return new DropProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "DNB-3301 danube-drop: can be written to, and not be read from. Use it in"
                        + " to(), as in .to(\"danube-batch:nothing?uri=danube-drop:nothing\").");
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        count = new DropCount(
                Duration.ofMillis(reportInterval),
                System::nanoTime,
                report -> LOG.info("danube-drop:{}: {}", name, report));
    }

    @Override
    protected void doStop() throws Exception {
        var stopped = count;
        if (stopped != null) {
            stopped.reportRest();
        }
        super.doStop();
    }

    void add(int messages) {
        var started = count;
        if (started == null) {
            throw new IllegalStateException("danube-drop:" + name + " is not started. Start its context first.");
        }
        started.add(messages);
    }

    @ManagedAttribute(description = "The name")
    public String getName() {
        return name;
    }

    public long getReportInterval() {
        return reportInterval;
    }

    /** How much time is at least between two reports in the log, in milliseconds; 0 for none. */
    public void setReportInterval(long reportInterval) {
        this.reportInterval = reportInterval;
    }

    /** Returns how many messages came since the endpoint was started. */
    @ManagedAttribute(description = "How many messages came")
    public long getMessages() {
        var started = count;
        return started == null ? 0 : started.messages();
    }

    /** Returns how many calls the messages came in since the endpoint was started. */
    @ManagedAttribute(description = "How many calls they came in")
    public long getBatches() {
        var started = count;
        return started == null ? 0 : started.batches();
    }

    /** Returns how many messages came in a second, between the last two reports. */
    @ManagedAttribute(description = "How many messages came in a second, between the last two reports")
    public double getRate() {
        var started = count;
        return started == null ? 0 : started.rate();
    }
}
