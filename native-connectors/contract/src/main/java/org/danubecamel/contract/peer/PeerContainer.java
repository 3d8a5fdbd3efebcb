package org.danubecamel.contract.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A container, known by the id that its engine gave it. Its port and its data outlive its end, until it is removed; what is
 * left is removed when this JVM ends in order.
 */
final class PeerContainer implements Running {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<PeerContainer> MADE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> MADE.forEach(PeerContainer::remove), "danube-containers-shutdown"));
    }

    private final ContainerEngine engine;
    private final String id;
    /** The engine's command that has the container's output, and ends with it. */
    private @Nullable PeerProcess attached;

    private boolean paused;

    private PeerContainer(ContainerEngine engine, String id) {
        this.engine = engine;
        this.id = id;
    }

    /** Makes a container that does not run yet. */
    static PeerContainer make(ContainerProgram program) {
        var engine = program.engine();
        engine.fetch(program.image());
        var made = new PeerContainer(engine, ContainerEngine.lastLine(program.creation(), program.environment()));
        MADE.add(made);
        return made;
    }

    /** Starts it, for the first time or again, with its output into {@code log}. */
    void start(Path directory, Path log) {
        attached = PeerProcess.start(engine.command(List.of("start", "--attach", id)), Map.of(), directory, log);
    }

    /** Ends it, and deletes it with its data. */
    void remove() {
        engine.succeeds("rm", "--force", "--volumes", id);
        MADE.remove(this);
    }

    @Override
    public boolean isAlive() {
        return attached != null && attached.isAlive();
    }

    @Override
    public long pid() {
        throw new UnsupportedOperationException("The processes of a container are its engine's");
    }

    @Override
    public void stop(String signal) {
        if (!endsAfter(signal)) {
            kill();
        }
    }

    @Override
    public void kill() {
        if (!endsAfter("KILL")) {
            throw new IllegalStateException("The container " + id + " runs on after a kill");
        }
    }

    private boolean endsAfter(String signal) {
        // An engine refuses signals to what is paused.
        resume();
        // Fails where it has ended by itself meanwhile.
        engine.succeeds("kill", "--signal", signal, id);
        return attached == null || attached.endsWithin(PATIENCE);
    }

    @Override
    public void pause() {
        paused = engine.succeeds("pause", id);
        if (!paused) {
            throw new IllegalStateException("The container " + id + " cannot be paused");
        }
    }

    @Override
    public void resume() {
        if (paused) {
            paused = !engine.succeeds("unpause", id);
        }
    }
}
