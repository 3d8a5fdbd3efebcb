package org.danubecamel.connector.stdout;

import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Stream;
import org.danubecamel.contract.peer.PeerFault;
import org.danubecamel.contract.peer.PeerRank;
import org.danubecamel.contract.peer.TestPeer;
import org.jspecify.annotations.Nullable;

/** The standard output of this process, which goes to memory while it runs. */
final class StdoutPeer implements TestPeer {

    private final PrintStream original = System.out;
    private @Nullable Output output;

    /** Forgets what was written. */
    void clear() {
        var next = new Output();
        System.setOut(next.stream());
        output = next;
    }

    /** Returns what was written; a log may be among it. */
    Stream<String> lines() {
        return output == null ? Stream.empty() : output.text().lines();
    }

    @Override
    public String name() {
        return "standard output of a process";
    }

    @Override
    public PeerRank rank() {
        return PeerRank.REAL;
    }

    @Override
    public String version() {
        return System.getProperty("os.name");
    }

    @Override
    public Set<PeerFault> faults() {
        return Set.of();
    }

    @Override
    public void start() {
        clear();
    }

    @Override
    public void stop() {
        System.setOut(original);
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("The standard output cannot be killed.");
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException("The standard output cannot be paused.");
    }

    @Override
    public void resume() {
        // Never paused.
    }

    @Override
    public boolean isRunning() {
        return System.out != original;
    }

    @Override
    public void close() {
        stop();
    }
}
