package org.danubecamel.connector.files;

import java.nio.file.Path;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.connector.files.reader.FilesSource;
import org.danubecamel.connector.files.writer.FilesWriter;
import org.danubecamel.connector.sink.RecordSinkProducer;
import org.danubecamel.connector.source.PositionedConsumer;
import org.danubecamel.connector.source.SourceConfiguration;
import org.jspecify.annotations.Nullable;

/** Write records to files of all formats, whole files only, and read them back. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = FilesEndpoint.SCHEME,
        title = "Danube Files",
        syntax = "danube-files:directory",
        remote = false,
        category = {Category.FILE},
        headersClass = FilesConstants.class)
public class FilesEndpoint extends DefaultEndpoint {

    static final String SCHEME = "danube-files";

    private static final String FILE = "file:";
    private static final int LONGEST_NAME = 100;

    @UriParam
    private FilesConfiguration configuration;

    @UriParam
    private SourceConfiguration source = new SourceConfiguration();

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
        var format = new FormatResources(getCamelContext()).format(configuration);
        var options = configuration.reading(format, positionName(), positions());
        var consumer = new PositionedConsumer(this, processor, new FilesSource(options), source);
        configureConsumer(consumer);
        return consumer;
    }

    /** What the position is called if nobody says so: by its directory. */
    private String positionName() {
        var given = source.getPositionName();
        if (given != null) {
            return given;
        }
        var name = (SCHEME + configuration.getDirectory()).replaceAll("[^A-Za-z0-9_-]", "-");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** The directory of the position, if that is in a file. */
    private @Nullable Path positions() {
        var store = source.getPositionStore();
        return store != null && store.startsWith(FILE) ? Path.of(store.substring(FILE.length())) : null;
    }

    void check(OptionProblems problems) {
        configuration.check(problems);
        source.problems().forEach(problems::add);
    }

    public FilesConfiguration getConfiguration() {
        return configuration;
    }

    /** The options of this endpoint. */
    public void setConfiguration(FilesConfiguration configuration) {
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
