package org.danubecamel.component;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.PropertiesHelper;
import org.danubecamel.client.DanubeClient;
import org.jspecify.annotations.Nullable;

/** Makes {@code danube:} endpoints. Endpoints with the same connection settings share one {@link DanubeClient}. */
@Component(DanubeConstants.SCHEME)
public class DanubeComponent extends HealthCheckComponent {

    @Metadata(description = "Defaults of the options of all endpoints")
    private DanubeConfiguration configuration = new DanubeConfiguration();

    @Metadata(
            label = "advanced",
            autowired = true,
            description = "A client to be used by all endpoints instead of one made from their options serviceUrl and"
                    + " requestTimeout. It is not closed by the component.")
    private @Nullable DanubeClient client;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "128",
            description = "How many publishes to one service URL may be unanswered at once, over all producers;"
                    + " 1 or more")
    private int maxPublishesInFlight = 128;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "1000",
            description = "How many messages to one service URL may have no outcome yet, over all producers; 1 or more."
                    + " Beyond it, sending blocks.")
    private int maxPendingMessages = 1_000;

    private @Nullable SharedClients clients;

    /** Creates a component that is yet to be added to a context. */
    public DanubeComponent() {}

    /** Creates a component for {@code context}. */
    public DanubeComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpointConfiguration = configuration.copy();
        endpointConfiguration.setTopic(remaining);
        endpointConfiguration.addFailurePolicy(
                PropertiesHelper.extractProperties(parameters, FailurePolicyOptions.PREFIX));
        var endpoint = new DanubeEndpoint(uri, this, endpointConfiguration);
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw OptionErrors.unusable(endpoint, e);
        }
        endpoint.check();
        return endpoint;
    }

    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, @Nullable String optionPrefix) {
        if (parameters != null && !parameters.isEmpty()) {
            throw OptionErrors.unknown(getCamelContext(), parameters.keySet());
        }
    }

    /** Returns the client for an endpoint: the one that was set, or one shared by the endpoints like it. */
    synchronized ClientLease lease(DanubeConfiguration endpoint) {
        if (client != null) {
            return new ClientLease(client, () -> {});
        }
        if (clients == null) {
            clients = new SharedClients(getCamelContext());
        }
        return clients.lease(new ClientSettings(
                endpoint.getServiceUrl(),
                Duration.ofMillis(endpoint.getRequestTimeout()),
                maxPublishesInFlight,
                maxPendingMessages));
    }

    /** Returns how many clients the component holds open. */
    synchronized int openClients() {
        return clients == null ? 0 : clients.size();
    }

    public DanubeConfiguration getConfiguration() {
        return configuration;
    }

    /** Defaults of the options of all endpoints. */
    public void setConfiguration(DanubeConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable DanubeClient getClient() {
        return client;
    }

    /** A client to be used by all endpoints. It is not closed by the component. */
    public void setClient(@Nullable DanubeClient client) {
        this.client = client;
    }

    public int getMaxPublishesInFlight() {
        return maxPublishesInFlight;
    }

    /** How many publishes to one service URL may be unanswered at once, over all producers; 1 or more. */
    public void setMaxPublishesInFlight(int maxPublishesInFlight) {
        this.maxPublishesInFlight = maxPublishesInFlight;
    }

    public int getMaxPendingMessages() {
        return maxPendingMessages;
    }

    /** How many messages to one service URL may have no outcome yet, over all producers; 1 or more. */
    public void setMaxPendingMessages(int maxPendingMessages) {
        this.maxPendingMessages = maxPendingMessages;
    }
}
