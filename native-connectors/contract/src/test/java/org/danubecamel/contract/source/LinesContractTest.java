package org.danubecamel.contract.source;

import org.danubecamel.contract.peer.DirectoryPeer;
import org.danubecamel.contract.peer.PeerExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A source that is right keeps the contract. */
class LinesContractTest extends SourceContract {

    @RegisterExtension
    static final PeerExtension<DirectoryPeer> PEER = PeerExtension.of(new DirectoryPeer());

    @Override
    protected SourceUnderTest source() {
        return LinesUnderTest.with(PEER.peer(), Defect.NONE);
    }
}
