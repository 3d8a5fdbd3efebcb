package org.danubecamel.contract.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command such as {@code docker} that writes down what it is called with. It has one container: a process of {@link Counter} in a
 * directory of its own, which is not a child of the command that started it and was killed with it.
 */
final class FakeDocker {

    static final String ID = "4d0c4e7";

    private static final String SCRIPT =
            """
            #!/bin/bash
            cd '%1$s' && echo "$*" >>calls
            [ ! -e "without-$1" ] || { echo "$1 cannot be done here"; exit 1; }
            case $1 in
              create)
                mkdir -p data
                printf %%s "$TOKEN" >token
                [[ $* =~ 127.0.0.1:([0-9]+): ]] && echo "${BASH_REMATCH[1]}" >port
                echo 'some progress' >&2
                echo %2$s ;;
              start)
                cd data
                '%3$s' -Xmx32m -XX:TieredStopAtLevel=1 -cp '%4$s' %5$s "$(cat ../port)" &
                echo $! >../pid
                wait $! ;;
              kill) kill -s "$3" "$(cat pid)" ;;
              pause)
                pid=$(cat pid)
                kill -s STOP "$pid"
                # Threads stop one after the other, and an engine answers when all have.
                while grep -hs '^State:' "/proc/$pid"/task/*/status | grep -qv 'T (stopped)'; do :; done ;;
              unpause) kill -s CONT "$(cat pid)" ;;
              rm) kill -s KILL "$(cat pid)" 2>/dev/null; rm -rf data ;;
            esac
            """;

    private final Path script;
    private final Path folder;

    private FakeDocker(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /** Puts the command into a folder, which is all of its path. */
    static FakeDocker in(Path folder, String name) throws IOException {
        var docker = new FakeDocker(folder.resolve(name), Files.createDirectory(folder.resolve(name + ".state")));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        // The path of a test's class path may be relative, and a container is elsewhere.
        var classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((all, entry) -> all + File.pathSeparator + entry)
                .orElseThrow();
        Files.writeString(docker.script, SCRIPT.formatted(docker.folder, ID, java, classPath, Counter.class.getName()));
        Files.setPosixFilePermissions(docker.script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return docker;
    }

    Path script() {
        return script;
    }

    /** Returns what is found where only this command is in the path, on a person's machine. */
    ContainerEngine engine() {
        return ContainerEngine.in(Map.of("PATH", script.getParent().toString()));
    }

    /** Lets these of its commands fail. */
    void without(String... commands) throws IOException {
        for (var command : commands) {
            Files.createFile(folder.resolve("without-" + command));
        }
    }

    List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    /** Returns the variable of the environment that the container was made with. */
    String token() throws IOException {
        return Files.readString(folder.resolve("token"));
    }

    ProcessHandle container() throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();
    }
}
