package org.danubecamel.connector.jdbc;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.danubecamel.connector.ConnectorComponent;

/** Makes {@code danube-jdbc:} endpoints. */
@Component(JdbcConstants.SCHEME)
public class JdbcComponent extends ConnectorComponent {

    @Metadata(
            description = "Which database, as whom, and how long to wait for it, for all endpoints that do not say so")
    private ConnectionConfiguration connection = new ConnectionConfiguration();

    /** Creates a component that is yet to be added to a context. */
    public JdbcComponent() {}

    /** Creates a component for {@code context}. */
    public JdbcComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var options = new JdbcConfiguration();
        options.setTable(remaining);
        var endpoint = new JdbcEndpoint(uri, this, connection.copy(), options);
        return configured(endpoint, uri, parameters, problems -> {
            endpoint.getConnection().check(problems);
            endpoint.getConfiguration().check(problems);
            endpoint.getSource().problems().forEach(problems::add);
        });
    }

    public ConnectionConfiguration getConnection() {
        return connection;
    }

    /** Which database, as whom, and how long to wait for it, for all endpoints that do not say so. */
    public void setConnection(ConnectionConfiguration connection) {
        this.connection = connection;
    }
}
