package org.danubecamel.connector.jdbc;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.danubecamel.contract.source.HostileTexts;
import org.danubecamel.contract.source.SourceContract;
import org.danubecamel.contract.source.SourceUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rows of a table by their serial number. */
final class PostgresqlSourceContractTest extends SourceContract {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    @Override
    protected SourceUnderTest source() {
        var peer = POSTGRESQL.peer();
        return SourceUnderTest.of("postgresql-query", peer)
                .origin(name -> peer.execute("create table " + name + " (id bigserial primary key, text text)"))
                .uri(name -> "danube-jdbc:" + name + "?username=" + peer.user() + "&url=" + peer.jdbcUrl())
                .put((name, texts) -> peer.execute("insert into " + name + " (text) select * from unnest(?)", (Object)
                        texts.toArray(String[]::new)))
                .text(PostgresqlSourceContractTest::text)
                .loggedInBy((context, password) -> {
                    var component = new JdbcComponent();
                    component.getConnection().setPassword(String.valueOf(password));
                    context.addComponent("danube-jdbc", component);
                })
                .password(peer.password())
                .hostile(HostileTexts.withoutNul())
                .wrongConfiguration("danube-jdbc:t?delay=0&queryMode=odd", "delay=0", "queryMode=odd")
                .build();
    }

    private static String text(byte[] body) {
        try {
            return new ObjectMapper().readTree(body).path("text").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
