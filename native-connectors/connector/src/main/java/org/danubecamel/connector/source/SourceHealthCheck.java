package org.danubecamel.connector.source;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/** Reports a source DOWN, for readiness, while it cannot read, publish or store its position. */
final class SourceHealthCheck extends AbstractHealthCheck {

    private final SourceState state;
    private final Frontier frontier;

    SourceHealthCheck(CamelContext context, @Nullable String route, SourceState state, Frontier frontier) {
        super("camel", "danube-source-" + (route == null ? state.name() : route));
        this.state = state;
        this.frontier = frontier;
        setCamelContext(context);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("danube.source.name", state.name());
        builder.detail("danube.source.in.flight", frontier.records());
        var position = state.position();
        if (position != null) {
            builder.detail("danube.source.position", position.value());
        }
        var troubles = state.troubles();
        if (troubles.isEmpty()) {
            builder.up();
            return;
        }
        builder.down();
        builder.message(troubles.entrySet().stream()
                .map(trouble -> state.name() + " " + trouble.getKey() + " since "
                        + trouble.getValue().since() + ": " + trouble.getValue().last())
                .collect(Collectors.joining(" ")));
        builder.error(troubles.values().iterator().next().last());
    }
}
