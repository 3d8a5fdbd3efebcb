package org.danubecamel.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/** Makes {@code danube-batch:} endpoints. Those of one name share one batch, within one component. */
@Component(DanubeBatchConstants.SCHEME)
public class DanubeBatchComponent extends HealthCheckComponent {

    @Metadata(description = "Defaults of the options of all endpoints")
    private DanubeBatchConfiguration configuration = new DanubeBatchConfiguration();

    private final Map<String, BatchStatistics> statistics = new ConcurrentHashMap<>();
    private volatile @Nullable Batches batches;
    private @Nullable RouteStops routeStops;

    /** Creates a component that is yet to be added to a context. */
    public DanubeBatchComponent() {}

    /** Creates a component for {@code context}. */
    public DanubeBatchComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var options = configuration.copy();
        options.setName(remaining);
        var endpoint = new DanubeBatchEndpoint(uri, this, options);
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw OptionErrors.unusable(getCamelContext(), e);
        }
        OptionErrors.check(options);
        return endpoint;
    }

    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, @Nullable String optionPrefix) {
        if (parameters != null && !parameters.isEmpty()) {
            throw OptionErrors.unknown(getCamelContext(), parameters.keySet());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var started = new Batches(this, statistics);
        batches = started;
        var stops = new RouteStops(started);
        routeStops = stops;
        stops.onRoutesAdd(getCamelContext().getRoutes());
        getCamelContext().addLifecycleStrategy(stops);
    }

    @Override
    protected void doStop() throws Exception {
        if (routeStops != null) {
            getCamelContext().getLifecycleStrategies().remove(routeStops);
            routeStops = null;
        }
        var stopped = batches;
        batches = null;
        if (stopped != null) {
            stopped.close();
        }
        super.doStop();
    }

    Batches batches() {
        var started = batches;
        if (started == null) {
            throw new IllegalStateException("The component danube-batch is not started.");
        }
        return started;
    }

    int pending(String name) {
        var started = batches;
        return started == null ? 0 : started.pending(name);
    }

    BatchStatistics statistics(String name) {
        return statistics.computeIfAbsent(name, unused -> new BatchStatistics());
    }

    public DanubeBatchConfiguration getConfiguration() {
        return configuration;
    }

    /** Defaults of the options of all endpoints. */
    public void setConfiguration(DanubeBatchConfiguration configuration) {
        this.configuration = configuration;
    }
}
