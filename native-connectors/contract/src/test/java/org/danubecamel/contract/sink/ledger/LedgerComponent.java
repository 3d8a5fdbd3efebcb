package org.danubecamel.contract.sink.ledger;

import java.util.ArrayList;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** {@code ledger:table?rows=10&mode=fast}; the password is the component's. */
public final class LedgerComponent extends DefaultComponent {

    private final LedgerPeer peer;
    private final String password;
    private final Defect defect;

    /** Creates a component whose sinks have one defect. */
    public LedgerComponent(LedgerPeer peer, String password, Defect defect) {
        this.peer = peer;
        this.password = password;
        this.defect = defect;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String table, Map<String, Object> options) {
        var problems = new ArrayList<String>();
        if (Integer.parseInt(String.valueOf(options.getOrDefault("rows", "1"))) < 1) {
            problems.add("Option rows is out of range.");
        }
        if (!options.getOrDefault("mode", "fast").equals("fast")) {
            problems.add("Option mode is unknown.");
        }
        options.clear();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "DNB-9901 " + (defect == Defect.NAMES_ONE_PROBLEM ? problems.get(0) : problems));
        }
        return new LedgerEndpoint(uri, this, table);
    }

    private static final class LedgerEndpoint extends DefaultEndpoint {

        private final LedgerComponent ledger;
        private final String table;

        LedgerEndpoint(String uri, LedgerComponent component, String table) {
            super(uri, component);
            ledger = component;
            this.table = table;
        }

        @Override
        public Producer createProducer() {
            return new LedgerProducer(
                    this, new LedgerWriter(ledger.peer, table, ledger.password, ledger.defect), ledger.defect);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }
    }
}
