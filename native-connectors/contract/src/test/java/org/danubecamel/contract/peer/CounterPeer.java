package org.danubecamel.contract.peer;

import java.io.IOException;

/** {@link Counter} in a JVM of its own. */
final class CounterPeer extends ProcessPeer {

    private final Object[] more;

    CounterPeer(Object... more) {
        super("counter", PeerRank.DOUBLE);
        this.more = more;
    }

    int add() throws IOException {
        return Integer.parseInt(Line.exchange(port(), "add"));
    }

    int get() throws IOException {
        return Integer.parseInt(Line.exchange(port(), "get"));
    }

    @Override
    protected Program program() {
        var arguments = new Object[more.length + 1];
        arguments[0] = port();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return JvmProgram.of(Counter.class.getName(), arguments).flags("-Xmx32m", "-XX:TieredStopAtLevel=1");
    }

    @Override
    protected boolean isReady() throws IOException {
        return get() >= 0;
    }

    @Override
    protected String readVersion() throws IOException {
        return Line.exchange(port(), "java");
    }
}
