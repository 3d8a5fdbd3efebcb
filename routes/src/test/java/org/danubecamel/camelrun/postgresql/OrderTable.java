package org.danubecamel.camelrun.postgresql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.danubecamel.camelrun.run.Order;
import org.danubecamel.contract.peer.PostgresqlPeer;

/** The table {@code orders}, read and written by the driver alone. */
final class OrderTable {

    private final PostgresqlPeer postgresql;

    OrderTable(PostgresqlPeer postgresql) {
        this.postgresql = postgresql;
    }

    /** Makes it anew. */
    void create() {
        postgresql.execute("drop table if exists orders");
        postgresql.execute("create table orders(id bigint primary key, customer text)");
    }

    /** Returns the properties of a route that lead to it, with the password for {@code kamelet}. */
    Map<String, String> properties(String kamelet) {
        var properties = new HashMap<String, String>();
        properties.put("serverName", "127.0.0.1");
        properties.put("serverPort", Integer.toString(postgresql.port()));
        properties.put("databaseName", "postgres");
        properties.put("username", postgresql.user());
        properties.put("camel.kamelet." + kamelet + ".password", postgresql.password());
        return properties;
    }

    List<Order> read() {
        return postgresql.query("select id, customer from orders").stream()
                .map(row -> new Order((long) Objects.requireNonNull(row.get(0)), String.valueOf(row.get(1))))
                .toList();
    }

    /** Inserts all in one transaction. */
    void insert(List<Order> orders) {
        postgresql.execute(
                "insert into orders select * from unnest(?, ?)",
                orders.stream().map(Order::id).toArray(Long[]::new),
                orders.stream().map(Order::customer).toArray(String[]::new));
    }
}
