package org.danubecamel.connector.stdout;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.connector.sink.RecordSinkConfiguration;
import org.danubecamel.records.format.options.FormatName;

/** The options of {@code danube-stdout:} endpoints. */
@UriParams
public final class StdoutConfiguration extends RecordSinkConfiguration {

    @UriPath(description = "A name for the endpoint, as it stands in logs and errors")
    @Metadata(required = true)
    private String name = "";

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether a record is written on several lines, indented. Otherwise each is one line, as JSON"
                    + " Lines are. Text is always one line.")
    private boolean pretty = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether what is known of the message is written too: its id, key, topic and time")
    private boolean showMetadata;

    /** Creates a configuration with the defaults. */
    public StdoutConfiguration() {}

    StdoutConfiguration copy() {
        return (StdoutConfiguration) clone();
    }

    void check(OptionProblems problems) {
        checkSink(problems);
    }

    /** Whether bodies are written as they are, and not as JSON. */
    boolean isText() {
        return getFormat() == FormatName.TEXT;
    }

    public String getName() {
        return name;
    }

    /** A name for the endpoint. */
    public void setName(String name) {
        this.name = name;
    }

    public boolean isPretty() {
        return pretty;
    }

    /** Whether a record is written on several lines, indented. */
    public void setPretty(boolean pretty) {
        this.pretty = pretty;
    }

    public boolean isShowMetadata() {
        return showMetadata;
    }

    /** Whether what is known of the message is written too. */
    public void setShowMetadata(boolean showMetadata) {
        this.showMetadata = showMetadata;
    }
}
