package org.danubecamel.connector.files;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.danubecamel.connector.ConnectorComponent;

/** Makes {@code danube-files:} endpoints. */
@Component(FilesEndpoint.SCHEME)
public class FilesComponent extends ConnectorComponent {

    @Metadata(description = "Defaults of the options of all endpoints")
    private FilesConfiguration configuration = new FilesConfiguration();

    /** Creates a component that is yet to be added to a context. */
    public FilesComponent() {}

    /** Creates a component for {@code context}. */
    public FilesComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var options = configuration.copy();
        options.setDirectory(remaining);
        var endpoint = new FilesEndpoint(uri, this, options);
        return configured(endpoint, uri, parameters, endpoint::check);
    }

    public FilesConfiguration getConfiguration() {
        return configuration;
    }

    /** Defaults of the options of all endpoints. */
    public void setConfiguration(FilesConfiguration configuration) {
        this.configuration = configuration;
    }
}
