package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresqlPeerTest {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    private final PostgresqlPeer peer = POSTGRESQL.peer();

    @Test
    void saysWhatItIs() {
        assertThat(peer.rank()).isEqualTo(PeerRank.REAL);
        assertThat(peer.version()).startsWith("17.");
    }

    @Test
    void runsSqlOnConnectionsOfTheTest() {
        peer.execute("create table greetings(id int, text text)");
        peer.execute("insert into greetings values (?, ?)", 1, "hello");
        assertThat(peer.query("select * from greetings where id = ?", 1)).containsExactly(List.of(1, "hello"));
    }

    @Test
    void refusesAnotherPassword() {
        var wrong = new Properties();
        wrong.setProperty("user", peer.user());
        wrong.setProperty("password", peer.password() + "x");
        assertThatThrownBy(
                        () -> DriverManager.getConnection(peer.jdbcUrl(), wrong).close())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void whatWasCommittedIsThereAfterAKill() {
        peer.execute("create table kept(id int)");
        peer.execute("insert into kept values (7)");
        var url = peer.jdbcUrl();
        peer.kill();
        peer.start();
        assertThat(peer.jdbcUrl()).isEqualTo(url);
        assertThat(peer.query("select id from kept")).containsExactly(List.of(7));
    }

    @Test
    void isStoppedWhileSomebodyIsConnected() throws SQLException {
        try (var connection = peer.connect()) {
            peer.restart();
            assertThat(connection.isValid(1)).isFalse();
        }
    }

    @Test
    void aPauseHoldsUpWhoIsConnected() throws SQLException {
        try (var connection = peer.connect()) {
            peer.pause();
            try {
                connection.setNetworkTimeout(Runnable::run, 500);
                assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
                        .hasMessageContaining("I/O");
            } finally {
                peer.resume();
            }
        }
        assertThat(peer.query("select 1")).containsExactly(List.of(1));
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() {
        assertThat(peer.query("show listen_addresses")).containsExactly(List.of("127.0.0.1"));
    }
}
