package org.danubecamel.connector.datagen;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.danubecamel.connector.ConnectorComponent;

/** Makes {@code danube-datagen:} endpoints. */
@Component(DatagenConstants.SCHEME)
public class DatagenComponent extends ConnectorComponent {

    /** Creates a component that is yet to be added to a context. */
    public DatagenComponent() {}

    /** Creates a component for {@code context}. */
    public DatagenComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new DatagenEndpoint(uri, this);
        endpoint.getConfiguration().setPattern(remaining);
        return configured(endpoint, uri, parameters, endpoint::check);
    }
}
