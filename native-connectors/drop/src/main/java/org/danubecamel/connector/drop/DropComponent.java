package org.danubecamel.connector.drop;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.danubecamel.connector.ConnectorComponent;

/** Makes {@code danube-drop:} endpoints. */
@Component(DropEndpoint.SCHEME)
public class DropComponent extends ConnectorComponent {

    /** Creates a component that is yet to be added to a context. */
    public DropComponent() {}

    /** Creates a component for {@code context}. */
    public DropComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new DropEndpoint(uri, this, remaining);
        return configured(endpoint, uri, parameters, endpoint::check);
    }
}
