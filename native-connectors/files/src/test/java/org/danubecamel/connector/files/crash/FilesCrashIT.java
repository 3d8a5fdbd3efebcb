package org.danubecamel.connector.files.crash;

import java.nio.file.Path;
import org.danubecamel.contract.crash.SinkPeerCrashSuite;
import org.danubecamel.contract.crash.SinkTarget;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.TestPeer;
import org.junit.jupiter.api.extension.RegisterExtension;

final class FilesCrashIT extends SinkPeerCrashSuite {

    @RegisterExtension
    static final PeerExtension<DirectoryPeer> DISK = PeerExtension.of(new DirectoryPeer());

    @Override
    protected TestPeer peer() {
        return DISK.peer();
    }

    @Override
    protected SinkTarget newTarget(Path directory) {
        return new OrderFiles(DISK.peer().directory().resolve(directory.getFileName()));
    }
}
