package org.danubecamel.connector.files;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.connector.files.writer.FilesWriter;
import org.danubecamel.connector.sink.RecordSinkProducer;

/** Write records to files of all formats, whole files only, and read them back. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = FilesEndpoint.SCHEME,
        title = "Danube Files",
        syntax = "danube-files:directory",
        producerOnly = true,
        remote = false,
        category = {Category.FILE})
public class FilesEndpoint extends DefaultEndpoint {

    static final String SCHEME = "danube-files";

    @UriParam
    private FilesConfiguration configuration;

    FilesEndpoint(String uri, FilesComponent component, FilesConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        var format = new FormatResources(getCamelContext()).format(configuration);
        var writer = new FilesWriter(configuration.writing(format));
        return new RecordSinkProducer(
                this, configuration, new RotatingWriter(writer, getCamelContext(), configuration.getRotateInterval()));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        throw new UnsupportedOperationException("DNB-3301 danube-files: can be written to, and not be read from.");
    }

    public FilesConfiguration getConfiguration() {
        return configuration;
    }

    /** The options of this endpoint. */
    public void setConfiguration(FilesConfiguration configuration) {
        this.configuration = configuration;
    }
}
