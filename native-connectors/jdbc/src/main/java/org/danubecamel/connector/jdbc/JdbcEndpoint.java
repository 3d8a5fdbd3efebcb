package org.danubecamel.connector.jdbc;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.connector.sink.RecordSinkProducer;

/** Write batches of records to a table of a SQL database. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = JdbcComponent.SCHEME,
        title = "Danube JDBC",
        syntax = "danube-jdbc:table",
        producerOnly = true,
        category = {Category.DATABASE})
public class JdbcEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    @UriParam
    private ConnectionConfiguration connection;

    @UriParam
    private JdbcConfiguration configuration;

    JdbcEndpoint(
            String uri, JdbcComponent component, ConnectionConfiguration connection, JdbcConfiguration configuration) {
        super(uri, component);
        this.connection = connection;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new RecordSinkProducer(
                this,
                configuration,
                new JdbcWriter("danube-jdbc:" + configuration.getTable(), connection, configuration));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "DNB-3301 danube-jdbc: can be written to, and not be read from. Use it in to(), behind danube-batch:.");
    }

    @Override
    public String getServiceUrl() {
        return connection.target();
    }

    @Override
    public String getServiceProtocol() {
        return "jdbc";
    }

    public ConnectionConfiguration getConnection() {
        return connection;
    }

    /** Which database, as whom, and how long to wait for it. */
    public void setConnection(ConnectionConfiguration connection) {
        this.connection = connection;
    }

    public JdbcConfiguration getConfiguration() {
        return configuration;
    }

    /** The table, and how records are written to it. */
    public void setConfiguration(JdbcConfiguration configuration) {
        this.configuration = configuration;
    }
}
