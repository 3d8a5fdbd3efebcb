package org.danubecamel.camelrun.stdout;

import java.util.Collection;
import java.util.Map;
import org.danubecamel.camelrun.run.Lines;
import org.danubecamel.camelrun.run.Order;
import org.danubecamel.camelrun.run.SinkRouteRun;
import org.danubecamel.camelrun.run.WrongValue;

final class DanubeToStdoutIT extends SinkRouteRun {

    DanubeToStdoutIT() {
        super("stdout/danube-to-stdout.camel.yaml");
    }

    @Override
    protected Map<String, String> properties() {
        return Map.of();
    }

    @Override
    protected WrongValue wrongValue() {
        return new WrongValue("topic", "not/a/topic", "DNB-1001", "not/a/topic");
    }

    @Override
    protected Collection<Order> arrived() {
        return Lines.orders(output());
    }
}
