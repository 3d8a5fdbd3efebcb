package org.danubecamel.contract.peer;

import java.io.IOException;

/** Redis, which writes each change to its file before it answers. */
final class RedisPeer extends ProcessPeer {

    RedisPeer() {
        super("redis", PeerRank.REAL);
    }

    @Override
    protected Program program() {
        return NativeProgram.of(
                Executables.system("redis-server"),
                "--bind",
                "127.0.0.1",
                "--port",
                port(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always");
    }

    @Override
    protected boolean isReady() throws IOException {
        return Line.exchange(port(), "ping").equals("+PONG");
    }

    @Override
    protected String readVersion() {
        return "installed";
    }
}
