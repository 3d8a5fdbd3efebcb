package org.danubecamel.camelrun.postgresql;

import java.util.List;
import java.util.Map;
import org.danubecamel.camelrun.run.Order;
import org.danubecamel.camelrun.run.Outage;
import org.danubecamel.camelrun.run.SourceRouteRun;
import org.danubecamel.camelrun.run.WrongValue;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresqlToDanubeIT extends SourceRouteRun {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    PostgresqlToDanubeIT() {
        super("postgresql/postgresql-to-danube.camel.yaml");
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
        return table().properties("postgresql-query-source");
    }

    @Override
    protected WrongValue wrongValue() {
        return new WrongValue("table", "no_such_table", "DNB-3350", "no_such_table");
    }

    @Override
    protected List<Outage> outages() {
        return List.of(new Outage(POSTGRESQL.peer(), "danube-jdbc-orders cannot read"));
    }

    @Override
    protected void write(List<Order> orders) {
        table().insert(orders);
    }
}
