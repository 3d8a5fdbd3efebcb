package org.danubecamel.connector.jdbc;

import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.danubecamel.contract.sink.ContractRecord;
import org.danubecamel.contract.sink.SinkContract;
import org.danubecamel.contract.sink.SinkPromise;
import org.danubecamel.contract.sink.SinkUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that are inserted, of a table without a key. */
final class PostgresqlInsertContractTest extends SinkContract {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    @Override
    protected SinkUnderTest sink() {
        var peer = POSTGRESQL.peer();
        return SinkUnderTest.of("postgresql-batch-insert", peer)
                .kamelet("postgresql-batch-sink")
                .promises(WriteGuarantee.ATOMIC, SinkPromise.ORDERED)
                .target(name -> peer.execute("create table " + name + " (id text, value text"
                        + " check (value <> 'refused'), number numeric, n serial)"))
                .uri(name -> "danube-jdbc:" + name + "")
                .packedUri(name -> "danube-jdbc:" + name + "?format=JSONL")
                .loggedInBy((context, port, password) -> {
                    var component = new JdbcComponent();
                    component.getConnection().setUrl(peer.jdbcUrl(port));
                    component.getConnection().setUsername(peer.user());
                    component.getConnection().setPassword(String.valueOf(password));
                    component.getConnection().setConnectTimeout(2_000);
                    component.getConnection().setStatementTimeout(5_000);
                    context.addComponent("danube-jdbc", component);
                })
                .password(peer.password())
                .reader(name -> peer.query("select id, value, number from " + name + " order by n").stream()
                        .map(ContractRecord::ofRow)
                        .toList())
                .refused(record -> record.withValue("refused"))
                .wrongConfiguration(
                        "danube-jdbc:t?mode=odd&maxBodyBytes=0&format=odd", "mode=odd", "maxBodyBytes=0", "format=odd")
                .build();
    }
}
