package org.danubecamel.contract.peer;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A peer that is a process of its own, or a container. A subclass says what to run and how to see that it answers; port, data directory,
 * log, signals and restarts are here.
 */
public abstract class ProcessPeer implements TestPeer {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);

    private final String name;
    private final PeerRank rank;
    private @Nullable Path directory;
    private @Nullable PeerLog log;
    private @Nullable Running process;
    private @Nullable PeerContainer container;
    private @Nullable String version;
    private int port;

    /** Creates a peer that does not run yet. */
    protected ProcessPeer(String name, PeerRank rank) {
        this.name = name;
        this.rank = rank;
    }

    /**
     * Makes what it needs before its first start, in {@link #directory()}, once; nothing by default. What it runs is looked
     * for here or in {@link #program()}.
     */
    protected void prepare() throws Exception {}

    /** Returns what to run, asked at each start: with {@link #port()}, on the loopback interface, with {@link #directory()}. */
    protected abstract Program program();

    /** Returns whether it answers as its users need it; an exception says that it does not. */
    protected abstract boolean isReady() throws Exception;

    /** Returns the version of what runs, asked once, when it has started. */
    protected abstract String readVersion() throws Exception;

    /** Returns the signal that ends it in order, {@code TERM} by default. */
    protected String stopSignal() {
        return "TERM";
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final PeerRank rank() {
        return rank;
    }

    @Override
    public final synchronized String version() {
        if (version == null) {
            throw new IllegalStateException(name + " has never been started");
        }
        return version;
    }

    @Override
    public final Set<PeerFault> faults() {
        return EnumSet.allOf(PeerFault.class);
    }

    @Override
    public final synchronized int port() {
        if (port == 0) {
            port = FreePort.find();
        }
        return port;
    }

    /** Returns the directory for its data, the same until it is closed. */
    public final synchronized Path directory() {
        if (directory == null) {
            directory = Directories.temporary(name);
        }
        return directory;
    }

    /**
     * Returns the id of its process.
     *
     * @throws UnsupportedOperationException if it is a container
     */
    public final synchronized long pid() {
        return running().pid();
    }

    /** Returns where its log is; deleted with {@link #close()} unless it is kept. */
    public final synchronized Path logFile() {
        if (log == null) {
            throw new IllegalStateException(name + " has never been started, or is closed");
        }
        return log.file();
    }

    @Override
    public final synchronized void start() {
        if (isRunning()) {
            return;
        }
        try {
            if (log == null) {
                log = PeerLog.of(name);
                prepare();
            }
            process = run(program(), log);
            awaitReady(process, log);
            if (version == null) {
                version = readVersion();
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(name + " cannot be started", e);
        }
    }

    @Override
    public final synchronized void stop() {
        if (process != null) {
            process.stop(stopSignal());
            process = null;
        }
    }

    @Override
    public final synchronized void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    @Override
    public final synchronized void pause() {
        running().pause();
    }

    @Override
    public final synchronized void resume() {
        if (process != null) {
            process.resume();
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public final synchronized Optional<Path> keepLog() {
        return Optional.ofNullable(log).map(PeerLog::keep);
    }

    @Override
    public final synchronized void close() {
        kill();
        if (container != null) {
            container.remove();
            container = null;
        }
        if (directory != null) {
            Directories.delete(directory);
            directory = null;
        }
        if (log != null) {
            log.close();
            log = null;
        }
        port = 0;
    }

    /**
     * Runs a program to its end, in {@link #directory()}, into the log; for {@link #prepare()}.
     *
     * @throws IllegalStateException if it fails or takes more than two minutes, with the end of the log
     */
    protected final synchronized void run(Program program) {
        if (log == null) {
            throw new IllegalStateException("only while it is prepared");
        }
        var run = PeerProcess.start(program, directory(), log.file());
        if (run.awaitEnd(START_PATIENCE) != 0) {
            throw failure(program.command().get(0) + " failed", log);
        }
    }

    private Running run(Program program, PeerLog log) {
        if (!(program instanceof ContainerProgram image)) {
            return PeerProcess.start(program, directory(), log.file());
        }
        if (container == null) {
            container = PeerContainer.make(image);
        }
        container.start(directory(), log.file());
        return container;
    }

    private Running running() {
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return process;
    }

    private void awaitReady(Running started, PeerLog log) {
        try {
            await().atMost(START_PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .pollInSameThread()
                    .ignoreExceptions()
                    .until(() -> !started.isAlive() || isReady());
        } catch (ConditionTimeoutException e) {
            started.kill();
            process = null;
            throw failure("did not answer within " + START_PATIENCE.toSeconds() + " s", log);
        }
        if (!started.isAlive()) {
            process = null;
            throw failure("ended while it was started", log);
        }
    }

    private IllegalStateException failure(String what, PeerLog log) {
        return new IllegalStateException(
                name + ": " + what + ". Its log, " + log.keep() + ", ends with\n" + log.tail());
    }
}
