package org.danubecamel.contract.peer;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process with all that it has started. What is left of it is killed when this JVM ends in order. */
final class PeerProcess implements Running {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<PeerProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(PeerProcess::killTree), "danube-peers-shutdown"));
    }

    private final Process process;

    private PeerProcess(Process process) {
        this.process = process;
    }

    static PeerProcess start(Program program, Path directory, Path log) {
        return start(program.command(), program.environment(), directory, log);
    }

    static PeerProcess start(List<String> command, Map<String, String> environment, Path directory, Path log) {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(environment);
        try {
            var started = new PeerProcess(builder.start());
            RUNNING.add(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command, e);
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    /** Returns whether it ends by itself within {@code patience}. */
    boolean endsWithin(Duration patience) {
        var gone = isGone(patience);
        if (gone) {
            RUNNING.remove(this);
        }
        return gone;
    }

    /** Returns its exit code, once it has ended; kills it after {@code patience}. */
    int awaitEnd(Duration patience) {
        if (!isGone(patience)) {
            kill();
        }
        RUNNING.remove(this);
        return process.exitValue();
    }

    @Override
    public void stop(String signal) {
        resume();
        signal(signal, List.of(process.toHandle()));
        if (!isGone(PATIENCE)) {
            kill();
        }
        RUNNING.remove(this);
    }

    @Override
    public void kill() {
        var tree = killTree();
        await().atMost(PATIENCE).until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
        isGone(PATIENCE);
        RUNNING.remove(this);
    }

    @Override
    public void pause() {
        // The first alone at first, so that it starts no others meanwhile.
        signal("STOP", List.of(process.toHandle()));
        var tree = tree();
        signal("STOP", tree);
        await().atMost(PATIENCE).until(() -> tree.stream().allMatch(PeerProcess::isStopped));
    }

    @Override
    public void resume() {
        signal("CONT", tree());
    }

    private List<ProcessHandle> killTree() {
        signal("STOP", List.of(process.toHandle()));
        var tree = tree();
        tree.forEach(ProcessHandle::destroyForcibly);
        return tree;
    }

    private List<ProcessHandle> tree() {
        var tree = new ArrayList<ProcessHandle>();
        tree.add(process.toHandle());
        process.descendants().forEach(tree::add);
        return tree;
    }

    private boolean isGone(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process ended", e);
        }
    }

    /** By the shell, because not every system has the command kill by itself. */
    private static void signal(String signal, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\"", signal));
        processes.stream().filter(ProcessHandle::isAlive).forEach(each -> command.add(Long.toString(each.pid())));
        if (command.size() == 4) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a signal was sent", e);
        }
    }

    private static boolean isStopped(ProcessHandle process) {
        var stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            // Behind the name, which is in parentheses and may have any character, stands the state.
            var line = Files.readString(stat);
            return line.charAt(line.lastIndexOf(')') + 2) == 'T';
        } catch (IOException goneOrNoProc) {
            return !process.isAlive() || !Files.exists(Path.of("/proc/self"));
        }
    }
}
