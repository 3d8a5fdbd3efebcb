package org.danubecamel.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.danubecamel.connector.jdbc.Database.each;
import static org.danubecamel.connector.jdbc.Database.record;
import static org.danubecamel.connector.jdbc.Database.tombstone;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.connector.ConfigurationException;
import org.danubecamel.connector.sink.RecordFailures;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.mapping.MessageMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcWriterTest {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    private final PostgresqlPeer peer = POSTGRESQL.peer();
    private final JdbcConfiguration options = Database.options();
    private final List<JdbcWriter> writers = new ArrayList<>();

    @BeforeEach
    void createTable() {
        peer.execute("drop table if exists orders");
        peer.execute("create table orders (id bigint primary key, name text, price numeric(10,2) default 1)");
    }

    @AfterEach
    void close() throws SQLException {
        for (var writer : writers) {
            writer.close();
        }
    }

    @Test
    void insertsRecords() throws SQLException {
        writer().write(each(Record.of("id", 1L, "name", "a", "price", 1.5), Record.of("id", 2L, "name", null)));
        assertThat(rows()).containsExactly("1 a 1.50", "2 null 1.00");
    }

    @Test
    void textsThatMeanSomethingToCopyAreStoredAsTheyAre() throws SQLException {
        var texts =
                List.of("\\N", "\\.", "a\tb\nc\rd\\e", "'; drop table orders; --", "\uD83D\uDE00", "\b\f\u000B", "");
        var records = new ArrayList<SinkRecord>();
        texts.forEach(text -> records.add(record(records.size(), "id", records.size(), "name", text)));
        writer().write(records);
        assertThat(peer.query("select name from orders order by id"))
                .extracting(row -> row.get(0))
                .isEqualTo(texts);
    }

    @Test
    void aRecordThatTheTableCannotHoldIsNamedAndTheOthersAreWritten() {
        var failure = failureOf(each(Record.of("id", 1L), Record.of("id", "x"), Record.of("id", 3L)));
        assertThat(failure.failures()).containsOnlyKeys(1);
        assertThat(failure.areOthersWritten()).isTrue();
        assertThat(rows()).containsExactly("1 null 1.00", "3 null 1.00");
    }

    @Test
    void aRecordThatIsFoundAfterOthersWereSentCostsNoneOfThem() {
        var records = new ArrayList<SinkRecord>();
        for (var id = 0; id < 3_000; id++) {
            records.add(record(id, "id", id == 2_900 ? "x" : id, "name", "a name of some length"));
        }
        assertThat(failureOf(records).failures()).containsOnlyKeys(2_900);
        assertThat(rows()).hasSize(2_999);
    }

    @Test
    void theServersRefusalOfARowThatWasSentLongAgoNamesIt() {
        var records = new ArrayList<SinkRecord>();
        for (var id = 0; id < 3_000; id++) {
            records.add(record(id, "id", id == 7 ? 6 : id, "name", "a name of some length"));
        }
        assertThat(failureOf(records).failures()).containsOnlyKeys(7);
        assertThat(rows()).isEmpty();
    }

    @Test
    void noMessageIsWrittenInPart() {
        var failure = failureOf(List.of(
                record(0, "id", 1L),
                record(1, "id", 2L),
                new SinkRecord(Record.of("id", "x"), MessageMetadata.NONE, 1, 1)));
        assertThat(failure.failures()).containsOnlyKeys(2);
        assertThat(rows()).containsExactly("1 null 1.00");
    }

    @Test
    void theRecordThatTheServerRefusesIsNamedAndNothingIsWritten() {
        peer.execute("insert into orders (id) values (2)");
        var failure = failureOf(each(Record.of("id", 1L), Record.of("id", 2L), Record.of("id", 3L)));
        assertThat(failure.failures()).containsOnlyKeys(1);
        assertThat(failure.areOthersWritten()).isFalse();
        assertThat(rows()).containsExactly("2 null 1.00");
    }

    @Test
    void namesTheRightRecordAmongThoseWithOtherFields() {
        peer.execute("insert into orders (id) values (4)");
        var failure = failureOf(each(
                Record.of("id", 1L),
                Record.of("id", 2L, "name", "a"),
                Record.of("id", 3L),
                Record.of("id", 4L, "name", "b")));
        assertThat(failure.failures()).containsOnlyKeys(3);
    }

    @Test
    void upsertsTheLastRecordOfEachKey() throws SQLException {
        options.setMode(WriteMode.UPSERT);
        peer.execute("insert into orders values (1, 'old', 5)");
        writer().write(each(
                Record.of("id", 1L, "name", "a"), Record.of("id", 2L, "name", "b"), Record.of("id", 1L, "name", "c")));
        assertThat(rows()).containsExactly("1 c 5.00", "2 b 1.00");
    }

    @Test
    void recordsOfOneKeyWithOtherFieldsAddUp() throws SQLException {
        options.setMode(WriteMode.UPSERT);
        writer().write(each(Record.of("id", 1L, "name", "a"), Record.of("id", 1L, "price", 7)));
        assertThat(rows()).containsExactly("1 a 7.00");
    }

    @Test
    void writingAgainChangesNothing() throws SQLException {
        options.setMode(WriteMode.UPSERT);
        var writer = writer();
        var records = each(Record.of("id", 1L, "name", "a"), Record.of("id", 2L, "name", "b"));
        writer.write(records);
        writer.write(records);
        assertThat(rows()).containsExactly("1 a 1.00", "2 b 1.00");
        assertThat(writer.guarantee()).isEqualTo(WriteGuarantee.IDEMPOTENT);
    }

    @Test
    void aTombstoneDeletesAndALaterRecordInsertsAgain() throws SQLException {
        options.setMode(WriteMode.UPSERT);
        options.setDeleteTombstones(true);
        peer.execute("insert into orders values (1, 'a', 5), (2, 'b', 5), (3, 'c', 5)");
        writer().write(List.of(
                tombstone(0, "1"),
                record(1, "id", 2L, "name", "x"),
                tombstone(2, "2"),
                tombstone(3, "3"),
                record(4, "id", 3L, "name", "y")));
        // The new row has the default of the column that its record does not have.
        assertThat(rows()).containsExactly("3 y 1.00");
    }

    @Test
    void aTombstoneIsRefusedWhereNothingIsDeleted() {
        var failure = failureOf(List.of(record(0, "id", 1L), tombstone(1, "2")));
        assertThat(failure.failures()).containsOnlyKeys(1);
        assertThat(failure.failures().get(1)).hasMessageContaining("deleteTombstones");
    }

    @Test
    void aTombstoneWithoutKeyDeletesNothing() throws SQLException {
        peer.execute("drop table orders");
        peer.execute("create table orders (id text primary key)");
        peer.execute("insert into orders values ('null'), ('')");
        options.setMode(WriteMode.UPSERT);
        options.setDeleteTombstones(true);
        var failure = failureOf(List.of(tombstone(0, null)));
        assertThat(failure.failures()).containsOnlyKeys(0);
        assertThat(peer.query("select id from orders")).hasSize(2);
    }

    @Test
    void aKeyOfSeveralColumnsIsAnObject() throws SQLException {
        peer.execute("alter table orders drop constraint orders_pkey, add primary key (id, name)");
        peer.execute("insert into orders values (1, 'a'), (1, 'b')");
        options.setMode(WriteMode.UPSERT);
        options.setDeleteTombstones(true);
        var failure =
                failureOf(List.of(tombstone(0, "{\"id\":1,\"name\":\"a\"}"), tombstone(1, "1"), tombstone(2, "{")));
        assertThat(failure.failures()).containsOnlyKeys(1, 2);
        assertThat(rows()).containsExactly("1 b 1.00");
    }

    @Test
    void updatesTheRowsThatAreThereAndNamesTheOtherRecords() throws SQLException {
        options.setMode(WriteMode.UPDATE);
        peer.execute("insert into orders values (1, 'a', 5), (3, 'c', 5)");
        var writer = writer();
        var failure = catchThrowableOfType(
                RecordFailures.class,
                () -> writer.write(
                        each(Record.of("id", 1L, "name", "x"), Record.of("id", 2L, "name", "y"), Record.of("id", 3L))));
        assertThat(failure.failures()).containsOnlyKeys(1);
        assertThat(failure.failures().get(1)).hasMessageStartingWith("DNB-3403");
        assertThat(rows()).containsExactly("1 a 5.00", "3 c 5.00");
        writer.write(each(Record.of("id", 1L, "name", "x"), Record.of("id", 3L)));
        assertThat(rows()).containsExactly("1 x 5.00", "3 c 5.00");
    }

    @Test
    void aFieldWithoutColumnIsRefusedOrLeftOut() throws SQLException {
        assertThat(failureOf(each(Record.of("id", 1L, "colour", "red")))
                        .failures()
                        .get(0))
                .hasMessageContainingAll("colour", "unknownFields=IGNORE");
        options.setUnknownFields(UnknownFields.IGNORE);
        writer().write(each(Record.of("id", 1L, "colour", "red")));
        assertThat(rows()).containsExactly("1 null 1.00");
    }

    @Test
    void fieldsFindTheirColumnsInAnyLetterCase() throws SQLException {
        writer().write(each(Record.of("ID", 1L, "Name", "a")));
        assertThat(rows()).containsExactly("1 a 1.00");
    }

    @Test
    void twoFieldsOfOneColumnAreRefused() {
        assertThat(failureOf(each(Record.of("id", 1L, "ID", 2L))).failures()).containsOnlyKeys(0);
    }

    @Test
    void aRequiredColumnThatIsMissingCostsItsRecordOnly() {
        peer.execute("alter table orders alter name set not null");
        var failure = failureOf(
                each(Record.of("id", 1L), Record.of("id", 2L, "name", null), Record.of("id", 3L, "name", "c")));
        assertThat(failure.failures()).containsOnlyKeys(0, 1);
        assertThat(rows()).containsExactly("3 c 1.00");
    }

    @Test
    void createsTheTableFromTheFirstBatch() throws SQLException {
        peer.execute("drop table orders");
        options.setCreateTable(true);
        options.setMode(WriteMode.UPSERT);
        options.setKeys("id");
        var writer = writer();
        writer.check();
        writer.write(each(Record.of("id", 1L, "name", "a", "tags", List.of("x")), Record.of("id", 2L, "price", 1.5)));
        assertThat(peer.query("select id, name, tags::text, price from orders order by id"))
                .containsExactly(
                        java.util.Arrays.asList(1L, "a", "[\"x\"]", null),
                        java.util.Arrays.asList(2L, null, null, 1.5));
    }

    @Test
    void aTableThatChangesIsLookedAtAgain() throws SQLException {
        var writer = writer();
        writer.write(each(Record.of("id", 1L)));
        peer.execute("alter table orders rename name to title");
        assertThatThrownBy(() -> writer.write(each(Record.of("id", 2L, "name", "b"))))
                .isInstanceOf(SQLException.class);
        writer.write(each(Record.of("id", 2L, "title", "b")));
        assertThat(peer.query("select title from orders where id = 2")).hasSize(1);
    }

    @Test
    void namesEveryProblemOfTheTargetAtOnce() {
        peer.execute("create role clerk login password 'clerk'");
        options.setMode(WriteMode.UPSERT);
        options.setKeys("name");
        var connection = Database.connection(peer);
        connection.setUsername("clerk");
        connection.setPassword("clerk");
        var writer = new JdbcWriter("danube-jdbc:orders", connection, options);
        writers.add(writer);
        assertThatThrownBy(writer::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("DNB-3401 danube-jdbc:orders", "unique index", "INSERT, SELECT, UPDATE");
    }

    @Test
    void saysThatTheTableIsMissing() {
        options.setTable("nowhere");
        assertThatThrownBy(writer()::check).hasMessageContainingAll("DNB-3401", "nowhere", "createTable");
    }

    @Test
    void saysThatTheLoginIsRefusedWithoutThePassword() {
        var connection = Database.connection(peer);
        connection.setPassword("wrong-secret");
        var writer = new JdbcWriter("danube-jdbc:orders", connection, options);
        assertThatThrownBy(writer::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DNB-3401")
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void aConnectionThatTheServerEndedIsReplaced() throws SQLException {
        var writer = writer();
        writer.write(each(Record.of("id", 1L)));
        peer.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'danube-jdbc'");
        var failure = catchThrowableOfType(SQLException.class, () -> writer.write(each(Record.of("id", 2L))));
        assertThat(new DefaultFailureClassifier().classify(failure)).isEqualTo(FailureKind.SYSTEM);
        writer.write(each(Record.of("id", 2L)));
        assertThat(rows()).hasSize(2);
    }

    @Test
    void aStatementThatTakesTooLongIsTheSystemsFailureAndWritesNothing() throws Exception {
        var connection = Database.connection(peer);
        connection.setStatementTimeout(200);
        var writer = new JdbcWriter("danube-jdbc:orders", connection, options);
        writers.add(writer);
        try (var locking = peer.connect()) {
            locking.setAutoCommit(false);
            locking.createStatement().execute("lock table orders in share mode");
            var failure = catchThrowableOfType(SQLException.class, () -> writer.write(each(Record.of("id", 1L))));
            assertThat(new DefaultFailureClassifier().classify(failure)).isEqualTo(FailureKind.SYSTEM);
            locking.rollback();
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void closingEndsAWriteThatHangs() throws Exception {
        var writer = writer();
        writer.check();
        try (var locking = peer.connect()) {
            locking.setAutoCommit(false);
            locking.createStatement().execute("lock table orders in share mode");
            var write = CompletableFuture.runAsync(() -> {
                try {
                    writer.write(each(Record.of("id", 1L)));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Awaitility.await()
                    .until(() -> !peer.query("select 1 from pg_stat_activity where application_name = 'danube-jdbc'"
                                    + " and wait_event_type = 'Lock'")
                            .isEmpty());
            writer.close();
            assertThat(write).failsWithin(10, TimeUnit.SECONDS);
            locking.rollback();
        }
        writer.write(each(Record.of("id", 2L)));
        assertThat(rows()).contains("2 null 1.00");
    }

    @Test
    void takesConnectionsFromADataSource() throws SQLException {
        var connection = new ConnectionConfiguration();
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(peer.jdbcUrl());
        source.setUser(peer.user());
        source.setPassword(peer.password());
        connection.setDataSource(source);
        var writer = new JdbcWriter("danube-jdbc:orders", connection, options);
        writer.write(each(Record.of("id", 1L)));
        assertThat(rows()).hasSize(1);
        writer.close();
    }

    @Test
    void aNameWithQuotesIsNoSql() throws SQLException {
        peer.execute("drop table if exists \"my \"\"orders\"\"; drop table orders\"");
        peer.execute("create table \"my \"\"orders\"\"; drop table orders\" (\"a\"\"b\" int)");
        options.setTable("\"my \"\"orders\"\"; drop table orders\"");
        writer().write(each(Record.of("a\"b", 1L)));
        assertThat(peer.query("select 1 from \"my \"\"orders\"\"; drop table orders\""))
                .hasSize(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aRecordWithoutAnyColumnIsRefused() {
        assertThat(failureOf(each(Record.empty())).failures().get(0)).isInstanceOf(RecordException.class);
    }

    private RecordFailures failureOf(List<SinkRecord> records) {
        var writer = writer();
        return catchThrowableOfType(RecordFailures.class, () -> writer.write(records));
    }

    private JdbcWriter writer() {
        var writer = Database.writer(peer, options);
        writers.add(writer);
        return writer;
    }

    private List<String> rows() {
        return peer.query("select id || ' ' || coalesce(name, 'null') || ' ' || price from orders order by id").stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
