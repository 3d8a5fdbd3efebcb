package org.danubecamel.camelrun.postgresql;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.danubecamel.camelrun.run.Order;
import org.danubecamel.camelrun.run.Outage;
import org.danubecamel.camelrun.run.SinkRouteRun;
import org.danubecamel.camelrun.run.WrongValue;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DanubeToPostgresqlIT extends SinkRouteRun {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    DanubeToPostgresqlIT() {
        super("postgresql/danube-to-postgresql.camel.yaml");
    }

    @BeforeEach
    void createTable() {
        table().create();
    }

    private static OrderTable table() {
        return new OrderTable(POSTGRESQL.peer());
    }

    @Override
    protected Map<String, String> properties() {
        return table().properties("postgresql-batch-sink");
    }

    @Override
    protected WrongValue wrongValue() {
        return new WrongValue("table", "no_such_table", "DNB-3401", "no_such_table");
    }

    @Override
    protected List<Outage> outages() {
        return List.of(new Outage(POSTGRESQL.peer(), "DNB-3302"));
    }

    @Override
    protected Collection<Order> arrived() {
        return table().read();
    }
}
