package org.danubecamel.contract.peer;

import java.io.IOException;

/** A server that is ready when its first line begins as it should. */
abstract class CommandPeer extends ProcessPeer {

    private final String beginning;

    CommandPeer(String name, String beginning) {
        super(name, PeerRank.REIMPL);
        this.beginning = beginning;
    }

    @Override
    protected boolean isReady() throws IOException {
        return Line.exchange(port(), "GET / HTTP/1.0\r\n").startsWith(beginning);
    }

    @Override
    protected String readVersion() {
        return "installed";
    }
}
