package org.danubecamel.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.SourceRecord;
import org.danubecamel.connector.source.SourceSetupException;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcReaderTest {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    private final PostgresqlPeer peer = POSTGRESQL.peer();
    private final QueryConfiguration options = new QueryConfiguration();

    @BeforeEach
    void createTable() {
        peer.execute("drop table if exists orders");
        peer.execute("create table orders (id bigserial primary key, name text, changed timestamptz default now())");
        options.setTimestampDelay(0);
    }

    @Test
    void readsNewRowsInTheirOrder() throws Exception {
        peer.execute("insert into orders (name) values ('a'), ('b'), ('c')");
        var first = readAll(null, 2);
        assertThat(names(first)).containsExactly("a", "b", "c");
        peer.execute("insert into orders (name) values ('d')");
        assertThat(names(readAll(last(first), 2))).containsExactly("d");
    }

    @Test
    void goesOnAfterAnyRecord() throws Exception {
        peer.execute("insert into orders (name) values ('a'), ('b'), ('c')");
        var all = readAll(null, 10);
        assertThat(names(readAll(all.get(0).after(), 10))).containsExactly("b", "c");
    }

    @Test
    void aRowIsAnObjectWithItsPrimaryKeyInTheHeader() throws Exception {
        peer.execute("insert into orders (name, changed) values ('\u00e4\"', null)");
        var row = readAll(null, 10).get(0);
        assertThat(new String((byte[]) row.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":1,\"name\":\"\u00e4\\\"\",\"changed\":null}");
        assertThat(row.headers()).containsEntry("CamelDanubeKey", "1");
    }

    @Test
    void aRowWhoseTransactionTookLongerIsNotSkipped() throws Exception {
        try (var slow = peer.connect();
                var reader = new JdbcSource("orders", Database.connection(peer), options).open(null)) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("insert into orders (name) values ('slow')");
            peer.execute("insert into orders (name) values ('fast')");
            assertThat(reader.read(10, 1_000_000).records()).isEmpty();
            slow.commit();
            assertThat(names(reader.read(10, 1_000_000).records())).containsExactly("slow", "fast");
        }
    }

    @Test
    void aWriterThatBeganLaterHoldsNothingUp() throws Exception {
        try (var late = peer.connect();
                var reader = new JdbcSource("orders", Database.connection(peer), options).open(null)) {
            peer.execute("insert into orders (name) values ('a'), ('b')");
            assertThat(names(reader.read(1, 1_000_000).records())).containsExactly("a");
            late.setAutoCommit(false);
            late.createStatement().execute("insert into orders (name) values ('c')");
            assertThat(names(reader.read(1, 1_000_000).records())).containsExactly("b");
            late.rollback();
        }
    }

    @Test
    void rowsOfOneTimeAreReadThoughAReadEndsAmongThem() throws Exception {
        options.setQueryMode(QueryMode.TIMESTAMP);
        options.setTimestampColumn("changed");
        peer.execute(
                "insert into orders (name, changed) select 'n' || i, '2026-01-31 12:00Z' from generate_series(1, 7) i");
        var all = readAll(null, 3);
        assertThat(names(all))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 7).mapToObj(i -> "n" + i).toList());
        assertThat(names(readAll(all.get(4).after(), 3))).containsExactly("n6", "n7");
    }

    @Test
    void aChangedRowIsReadAgain() throws Exception {
        options.setQueryMode(QueryMode.TIMESTAMP_INCREMENTING);
        options.setTimestampColumn("changed");
        options.setIncrementingColumn("id");
        peer.execute("insert into orders (name) values ('a'), ('b')");
        var first = readAll(null, 10);
        peer.execute("update orders set name = 'c', changed = now() where id = 1");
        assertThat(names(readAll(last(first), 10))).containsExactly("c");
    }

    @Test
    void whatIsTooYoungIsReadLater() throws Exception {
        options.setQueryMode(QueryMode.TIMESTAMP);
        options.setTimestampColumn("changed");
        options.setTimestampDelay(60_000);
        peer.execute(
                "insert into orders (name, changed) values ('old', now() - interval '2 minutes'), ('young', now())");
        assertThat(names(readAll(null, 10))).containsExactly("old");
    }

    @Test
    void readsNoMoreBytesThanAllowedButForOneRow() throws Exception {
        peer.execute("insert into orders (name) select repeat('x', 1000) from generate_series(1, 5)");
        try (var reader = new JdbcSource("orders", Database.connection(peer), options).open(null)) {
            assertThat(reader.read(10, 1).records()).hasSize(1);
            assertThat(reader.read(10, 1_500).records()).hasSize(2);
        }
    }

    @Test
    void namesAllThatIsWrongWithTheTable() {
        peer.execute("alter table orders drop constraint orders_pkey");
        options.setQueryMode(QueryMode.TIMESTAMP);
        options.setTimestampColumn("nowhen");
        assertThatThrownBy(new JdbcSource("orders", Database.connection(peer), options)::check)
                .isInstanceOf(SourceSetupException.class)
                .hasMessageContainingAll("nowhen", "no primary key");
    }

    @Test
    void refusesThePositionOfOtherColumns() {
        assertThatThrownBy(() -> new JdbcSource("orders", Database.connection(peer), options)
                        .open(Position.of("{\"after\":[\"1\",\"2\"]}")))
                .hasMessageStartingWith("DNB-3404");
    }

    private List<SourceRecord> readAll(@Nullable Position after, int atOnce) throws Exception {
        var records = new ArrayList<SourceRecord>();
        try (var reader = new JdbcSource("orders", Database.connection(peer), options).open(after)) {
            for (var read = reader.read(atOnce, 1_000_000); !read.records().isEmpty(); ) {
                records.addAll(read.records());
                read = reader.read(atOnce, 1_000_000);
            }
        }
        return records;
    }

    private static Position last(List<SourceRecord> records) {
        var after = records.get(records.size() - 1).after();
        if (after == null) {
            throw new AssertionError("The last record has no position.");
        }
        return after;
    }

    private static List<String> names(List<SourceRecord> records) {
        return records.stream()
                .map(record -> new String((byte[]) record.body(), StandardCharsets.UTF_8))
                .map(json -> json.replaceFirst(".*\"name\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
