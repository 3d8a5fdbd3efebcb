package org.danubecamel.kamelets;

import java.util.Map;
import org.danubecamel.contract.peer.PostgresqlPeer;

/** {@code postgresql-batch-sink}, with a server that has no table yet. */
final class PostgresqlSink implements SinkKamelet {

    private final PostgresqlPeer peer = new PostgresqlPeer();

    PostgresqlSink() {
        peer.start();
    }

    @Override
    public String name() {
        return "postgresql-batch-sink";
    }

    @Override
    public Map<String, ?> properties() {
        return Map.ofEntries(
                Map.entry("serverName", "127.0.0.1"),
                Map.entry("serverPort", peer.port()),
                Map.entry("databaseName", "postgres"),
                Map.entry("username", peer.user()),
                Map.entry("password", peer.password()),
                Map.entry("table", "orders"),
                Map.entry("mode", "UPSERT"),
                Map.entry("keys", "order_id"),
                Map.entry("createTable", true));
    }

    @Override
    public long arrived() {
        return peer.query("select 1 from pg_tables where tablename = 'orders'").isEmpty()
                ? 0
                : peer.query("select order_id from orders").size();
    }

    @Override
    public void close() {
        peer.close();
    }
}
