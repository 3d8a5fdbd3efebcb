package org.danubecamel.connector.jdbc.crash;

import java.nio.file.Path;
import org.danubecamel.contract.crash.SinkPeerCrashSuite;
import org.danubecamel.contract.crash.SinkTarget;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.danubecamel.contract.peer.TestPeer;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresqlInsertCrashIT extends SinkPeerCrashSuite {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    @Override
    protected TestPeer peer() {
        return POSTGRESQL.peer();
    }

    @Override
    protected SinkTarget newTarget(Path directory) {
        return OrderTable.ofRows(POSTGRESQL.peer());
    }
}
