package org.danubecamel.connector.jdbc;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.connector.sink.RecordSinkProducer;
import org.danubecamel.connector.source.PositionedConsumer;
import org.danubecamel.connector.source.SourceConfiguration;

/** Write batches of records to a table of a SQL database, and read its new and changed rows. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = JdbcConstants.SCHEME,
        title = "Danube JDBC",
        syntax = "danube-jdbc:table",
        category = {Category.DATABASE},
        headersClass = JdbcConstants.class)
public class JdbcEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    @UriParam
    private ConnectionConfiguration connection;

    @UriParam
    private JdbcConfiguration configuration;

    @UriParam
    private QueryConfiguration query = new QueryConfiguration();

    @UriParam
    private SourceConfiguration source = new SourceConfiguration();

    JdbcEndpoint(
            String uri, JdbcComponent component, ConnectionConfiguration connection, JdbcConfiguration configuration) {
        super(uri, component);
        this.connection = connection;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new RecordSinkProducer(this, configuration, new JdbcWriter(name(), connection, configuration));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var problems = new OptionProblems("DNB-3301", name());
        query.check(problems);
        problems.throwIfAny();
        var consumer = new PositionedConsumer(
                this, processor, new JdbcSource(configuration.getTable(), connection.copy(), query.copy()), source);
        configureConsumer(consumer);
        return consumer;
    }

    private String name() {
        return JdbcConstants.SCHEME + ":" + configuration.getTable();
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

    public QueryConfiguration getQuery() {
        return query;
    }

    /** How the rows of the table are read. */
    public void setQuery(QueryConfiguration query) {
        this.query = query;
    }

    public SourceConfiguration getSource() {
        return source;
    }

    /** The options that all positioned sources have. */
    public void setSource(SourceConfiguration source) {
        this.source = source;
    }
}
