package org.danubecamel.batch;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Reports a batch DOWN, for readiness, from a failure that is not a record's until the next success. */
final class BatchHealthCheck extends AbstractHealthCheck {

    private final SharedBatch batch;

    BatchHealthCheck(CamelContext context, SharedBatch batch, boolean enabled) {
        super("camel", "danube-batch-" + batch.name());
        this.batch = batch;
        setCamelContext(context);
        setEnabled(enabled);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("danube.batch.name", batch.name());
        builder.detail("danube.batch.sink", batch.sinkUri());
        builder.detail("danube.batch.pending", batch.pending());
        var success = batch.statistics().lastSuccess();
        if (success != null) {
            builder.detail("danube.batch.last.success", success.toString());
        }
        var trouble = batch.statistics().trouble();
        if (trouble == null) {
            builder.up();
            return;
        }
        builder.down();
        builder.detail("danube.batch.since", trouble.since().toString());
        builder.detail("danube.batch.failure.kind", trouble.kind().name());
        builder.message("danube-batch:" + batch.name() + " has written nothing to " + batch.sinkUri() + " since "
                + trouble.since() + ": " + trouble.last());
        builder.error(trouble.last());
    }
}
