package org.danubecamel.connector.jdbc.crash;

import java.util.List;
import java.util.Map;
import org.danubecamel.contract.crash.RouteSource;
import org.danubecamel.contract.crash.SourceTarget;
import org.danubecamel.contract.peer.PostgresqlPeer;

/** A new table of numbers. */
final class RecordTable implements SourceTarget {

    private final PostgresqlPeer peer;

    RecordTable(PostgresqlPeer peer) {
        this.peer = peer;
        peer.execute("drop table if exists records");
        peer.execute("create table records (number bigint primary key)");
    }

    @Override
    public Class<? extends RouteSource> source() {
        return RecordTableSource.class;
    }

    @Override
    public Map<String, String> settings() {
        return Login.settings(peer);
    }

    @Override
    public void add(List<Long> numbers) {
        peer.execute(
                "insert into records select generate_series(?::bigint, ?::bigint) on conflict do nothing",
                numbers.get(0),
                numbers.get(numbers.size() - 1));
    }
}
