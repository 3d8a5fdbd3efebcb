package org.danubecamel.connector.jdbc.crash;

import java.nio.file.Path;
import org.danubecamel.contract.crash.SourcePeerCrashSuite;
import org.danubecamel.contract.crash.SourceTarget;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.PostgresqlPeer;
import org.danubecamel.contract.peer.TestPeer;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresqlQueryCrashIT extends SourcePeerCrashSuite {

    @RegisterExtension
    static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());

    @Override
    protected TestPeer peer() {
        return POSTGRESQL.peer();
    }

    @Override
    protected SourceTarget newTarget(Path directory) {
        return new RecordTable(POSTGRESQL.peer());
    }
}
