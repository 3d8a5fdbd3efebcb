package org.danubecamel.connector.jdbc.crash;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.danubecamel.contract.crash.Copy;
import org.danubecamel.contract.crash.CrashPoint;
import org.danubecamel.contract.crash.RouteSink;
import org.danubecamel.contract.crash.SinkTarget;
import org.danubecamel.contract.peer.PostgresqlPeer;

/** A table that refuses bad orders, and takes its time for every fifth row, so that kills fall between two. */
final class OrderTable implements SinkTarget {

    private final PostgresqlPeer peer;
    private final boolean once;

    private OrderTable(PostgresqlPeer peer, boolean once) {
        this.peer = peer;
        this.once = once;
        peer.execute("drop table if exists orders");
        peer.execute("create table orders (number bigint not null, life int not null, amount int check (amount > 0))");
        peer.execute("create or replace function take_time() returns trigger language plpgsql as"
                + " 'begin if new.number % 5 = 0 then perform pg_sleep(0.001); end if; return new; end'");
        peer.execute("create trigger slow before insert on orders for each row execute function take_time()");
    }

    /** A new one, to which rows are added. */
    static OrderTable ofRows(PostgresqlPeer peer) {
        return new OrderTable(peer, false);
    }

    /** A new one, with a row for each order. */
    static OrderTable ofOrders(PostgresqlPeer peer) {
        var table = new OrderTable(peer, true);
        peer.execute("alter table orders add primary key (number)");
        return table;
    }

    @Override
    public Class<? extends RouteSink> sink() {
        return OrderTableSink.class;
    }

    @Override
    public Map<String, String> settings() {
        var settings = new HashMap<>(Login.settings(peer));
        settings.put(OrderTableSink.MODE, once ? "UPSERT" : "INSERT");
        return settings;
    }

    @Override
    public List<Copy> read() {
        return peer.query("select number, life from orders order by life, number").stream()
                .map(row -> new Copy((Long) row.get(0), (Integer) row.get(1)))
                .toList();
    }

    @Override
    public boolean isOnce() {
        return once;
    }

    /** For rows that are only added, those around the write: before and behind, it makes no difference how it is done. */
    @Override
    public Set<CrashPoint> points() {
        return once
                ? SinkTarget.super.points()
                : EnumSet.of(
                        CrashPoint.BEFORE_WRITE,
                        CrashPoint.WHILE_WRITING,
                        CrashPoint.AFTER_WRITE_BEFORE_COMPLETION,
                        CrashPoint.DURING_HALVING);
    }
}
