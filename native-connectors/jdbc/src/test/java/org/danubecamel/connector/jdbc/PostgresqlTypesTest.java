package org.danubecamel.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.danubecamel.connector.jdbc.Database.each;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.danubecamel.connector.sink.RecordFailures;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What PostgreSQL has in the end for the values of JSON and of typed formats. */
class PostgresqlTypesTest {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    private static final PostgresqlPeer PEER = POSTGRESQL.peer();

    @BeforeAll
    static void createTypes() {
        PEER.execute("create type colour as enum ('red', 'green')");
        PEER.execute("create domain price as numeric(6,2) check (value >= 0)");
    }

    static Stream<Arguments> stored() {
        return Stream.of(
                Arguments.of("boolean", "true", "true"),
                Arguments.of("smallint", 32767L, "32767"),
                Arguments.of("integer", "-12", "-12"),
                Arguments.of("bigint", Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of("real", 1.5, "1.5"),
                Arguments.of("double precision", Double.NEGATIVE_INFINITY, "-Infinity"),
                Arguments.of("numeric(10,2)", 12.5, "12.50"),
                Arguments.of("numeric", new BigDecimal("1e300"), "1" + "0".repeat(300)),
                Arguments.of("numeric(4,-2)", 1200L, "1200"),
                Arguments.of("price", 7L, "7.00"),
                Arguments.of("text", "a\u0001b \uD83D\uDE00 '\"\\", "a\u0001b \uD83D\uDE00 '\"\\"),
                Arguments.of("text", Record.of("a", 1L), "{\"a\":1}"),
                Arguments.of("varchar(2)", "\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00\uD83D\uDE00"),
                Arguments.of("char(3)", "a", "a"),
                Arguments.of("bytea", "AAH/", "\\x0001ff"),
                Arguments.of("bytea", Bytes.copyOf(new byte[] {0, 92}), "\\x005c"),
                Arguments.of("date", "2026-01-31", "2026-01-31"),
                Arguments.of("date", LocalDate.of(0, 3, 1), "0001-03-01 BC"),
                Arguments.of("date", LocalDate.of(12345, 3, 1), "12345-03-01"),
                Arguments.of("time", "23:59:59.999999", "23:59:59.999999"),
                Arguments.of("timestamp", "2026-01-31T12:00", "2026-01-31 12:00:00"),
                Arguments.of("timestamptz", "2026-01-31T12:00:00.5+02:00", "2026-01-31 10:00:00.5+00"),
                Arguments.of("timestamptz", 1_000L, "1970-01-01 00:00:01+00"),
                Arguments.of("timestamptz", Instant.parse("-0001-01-01T00:00:00Z"), "0002-01-01 00:00:00+00 BC"),
                Arguments.of("uuid", "6F9619FF-8B86-D011-B42D-00CF4FC964FF", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"),
                Arguments.of("json", "text", "\"text\""),
                Arguments.of("jsonb", Map.of("a", List.of(1L, "b")), "{\"a\": [1, \"b\"]}"),
                Arguments.of(
                        "text[]",
                        Arrays.asList("a,b", null, "\"\\{}", "NULL"),
                        "{\"a,b\",NULL,\"\\\"\\\\{}\",\"NULL\"}"),
                Arguments.of("int[]", List.of(List.of(1L, 2L), List.of(3L, 4L)), "{{1,2},{3,4}}"),
                Arguments.of("numeric(4,1)[]", List.of(1.5), "{1.5}"),
                Arguments.of("colour", "red", "red"),
                Arguments.of("inet", "10.0.0.1", "10.0.0.1/32"),
                Arguments.of("interval", "1 day", "1 day"));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void isStoredByCopy(String type, Object value, String expected) throws SQLException {
        store(type, value, WriteMode.INSERT);
        assertThat(inTheTable()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("stored")
    void isStoredByUpsert(String type, Object value, String expected) throws SQLException {
        store(type, value, WriteMode.UPSERT);
        assertThat(inTheTable()).isEqualTo(expected);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("smallint", 32768L),
                Arguments.of("integer", 1.5),
                Arguments.of("real", 1e300),
                Arguments.of("numeric(4,2)", 100L),
                Arguments.of("numeric(4,2)", 1.234),
                Arguments.of("price", 12345.5),
                Arguments.of("varchar(2)", "abc"),
                Arguments.of("char(2)", "abc"),
                Arguments.of("text", "a\u0000b"),
                Arguments.of("text", "\uD800"),
                Arguments.of("text[]", List.of("a\u0000b")),
                Arguments.of("jsonb", Map.of("a", List.of("\u0000"))),
                Arguments.of("jsonb", Double.NaN),
                Arguments.of("bytea", "%"),
                Arguments.of("timestamp", "2026-01-31T12:00:00.0000001"),
                Arguments.of("timestamptz", Instant.MAX),
                Arguments.of("date", LocalDate.MIN),
                Arguments.of("uuid", "x"),
                Arguments.of("int[]", 1L),
                Arguments.of("int[]", List.of("x")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedBeforeAnythingIsSent(String type, Object value) {
        assertThatThrownBy(() -> store(type, value, WriteMode.INSERT))
                .isInstanceOf(RecordFailures.class)
                .hasCauseInstanceOf(RecordException.class);
    }

    @Test
    void theServerJudgesTypesThatAreNotKnownHere() {
        assertThatThrownBy(() -> store("colour", "blue", WriteMode.INSERT))
                .isInstanceOf(RecordFailures.class)
                .hasCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> store("bit(3)", "10101", WriteMode.UPSERT)).isInstanceOf(SQLException.class);
    }

    @Test
    void aGeneratedColumnIsNotWritten() {
        PEER.execute("drop table if exists orders");
        PEER.execute("create table orders (id int, twice int generated always as (id * 2) stored)");
        assertThatThrownBy(() -> write(WriteMode.INSERT, Record.of("id", 1L, "twice", 2L)))
                .hasMessageContaining("generates");
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteMode.class,
            names = {"INSERT", "UPSERT"})
    void manyRowsOfManyShapesAreWritten(WriteMode mode) throws SQLException {
        PEER.execute("drop table if exists orders");
        PEER.execute("create table orders (id int primary key, a text, b text)");
        var records = new Record[25_000];
        for (var i = 0; i < records.length; i++) {
            records[i] = i % 2 == 0 ? Record.of("id", i, "a", "x") : Record.of("b", "y", "id", i);
        }
        write(mode, records);
        assertThat(PEER.query("select count(*), count(a), count(b) from orders"))
                .containsExactly(List.of(25_000L, 12_500L, 12_500L));
    }

    private static void store(String type, Object value, WriteMode mode) throws SQLException {
        PEER.execute("drop table if exists orders");
        PEER.execute("create table orders (id int primary key, value " + type + ")");
        write(mode, Record.of("id", 1L, "value", value));
    }

    private static void write(WriteMode mode, Record... records) throws SQLException {
        var options = Database.options();
        options.setMode(mode);
        var writer = Database.writer(PEER, options);
        try {
            writer.write(each(records));
        } finally {
            writer.close();
        }
    }

    private static String inTheTable() {
        return String.valueOf(
                PEER.query("select value::text from orders, (select set_config('timezone', 'UTC', false)) s"
                                + " where id > 0")
                        .get(0)
                        .get(0));
    }
}
