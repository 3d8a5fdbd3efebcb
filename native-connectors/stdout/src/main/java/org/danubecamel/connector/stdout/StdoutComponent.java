package org.danubecamel.connector.stdout;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.danubecamel.connector.ConnectorComponent;

/** Makes {@code danube-stdout:} endpoints. */
@Component(StdoutEndpoint.SCHEME)
public class StdoutComponent extends ConnectorComponent {

    @Metadata(description = "Defaults of the options of all endpoints")
    private StdoutConfiguration configuration = new StdoutConfiguration();

    /** Creates a component that is yet to be added to a context. */
    public StdoutComponent() {}

    /** Creates a component for {@code context}. */
    public StdoutComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var options = configuration.copy();
        options.setName(remaining);
        return configured(new StdoutEndpoint(uri, this, options), uri, parameters, options::check);
    }

    public StdoutConfiguration getConfiguration() {
        return configuration;
    }

    /** Defaults of the options of all endpoints. */
    public void setConfiguration(StdoutConfiguration configuration) {
        this.configuration = configuration;
    }
}
