package org.danubecamel.connector.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.danubecamel.records.Record;
import org.danubecamel.records.mapping.MessageMetadata;
import org.jspecify.annotations.Nullable;

/** Options and records for tests with a table {@code orders}. */
final class Database {

    private Database() {}

    static ConnectionConfiguration connection(PostgresqlPeer peer) {
        var connection = new ConnectionConfiguration();
        connection.setUrl(peer.jdbcUrl());
        connection.setUsername(peer.user());
        connection.setPassword(peer.password());
        return connection;
    }

    static JdbcConfiguration options() {
        var options = new JdbcConfiguration();
        options.setTable("orders");
        return options;
    }

    static JdbcWriter writer(PostgresqlPeer peer, JdbcConfiguration options) {
        return new JdbcWriter("danube-jdbc:orders", connection(peer), options);
    }

    /** Each record in a message of its own; null is a tombstone of the key that follows. */
    static List<SinkRecord> each(Record... values) {
        var records = new ArrayList<SinkRecord>();
        for (var value : values) {
            records.add(new SinkRecord(value, MessageMetadata.NONE, records.size(), 0));
        }
        return records;
    }

    static SinkRecord record(int message, @Nullable Object... namesAndValues) {
        return new SinkRecord(Record.of(namesAndValues), MessageMetadata.NONE, message, 0);
    }

    static SinkRecord tombstone(int message, @Nullable String key) {
        return new SinkRecord(null, new MessageMetadata(null, key, null, null), message, 0);
    }
}
