package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script testing/install-peers, with commands that only note what they were called with. */
final class InstallPeersTest {

    private static final Path SCRIPT =
            Path.of("..", "..", "testing", "install-peers").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Path commands;
    private String output = "";

    @BeforeEach
    void onlyWhatEverySystemHas() throws IOException {
        commands = Files.createDirectory(folder.resolve("commands"));
        for (var command : List.of("cat", "cp", "dirname", "env", "mkdir", "rm")) {
            command(command, "exec " + Executables.system(command) + " \"$@\"");
        }
        // The system's own file that keeps servers from starting is not touched.
        command("tee", "cat >/dev/null");
        command("chmod", "exit 0");
        command("id", "echo 0");
        command("dpkg-query", "exit 1");
    }

    @Test
    void installsWhatIsMissingByEachWay() throws Exception {
        debian();
        command("npm", "note npm \"$@\"");
        python("exit 0");
        command("go", "note go \"$GOTOOLCHAIN\" \"${GOBIN#\"$HOME\"}\" \"$@\"");
        assertThat(run(
                        "apt redis-server redis-server",
                        "npm dynalite dynalite@4",
                        "python moto moto==5 extra==1",
                        "go toxiproxy example.org/toxiproxy/cmd/server@v2 example.org/toxiproxy/cmd/cli@v2"))
                .as(output)
                .isZero();
        assertThat(notes())
                .anyMatch(line -> line.matches("apt-get install .* redis-server"))
                .anyMatch(line -> line.matches("npm install .* dynalite@4"))
                .anyMatch(line -> line.matches("pip install .* moto==5 extra==1"))
                .anyMatch(
                        line -> line.matches(
                                "go local /.cache/danube-camel/peers/go/toxiproxy/bin install .* example.org/toxiproxy/cmd/server@v2"))
                .anyMatch(line -> line.matches("go .* example.org/toxiproxy/cmd/cli@v2"));
        assertThat(output).contains("all there");
    }

    @Test
    void doesNothingWhereAllIsThere() throws Exception {
        command("redis-server", "exit 0");
        command("npm", "note npm \"$@\"");
        run("apt redis-server redis-server", "npm dynalite dynalite@4");
        var before = notes().size();
        assertThat(run("apt redis-server redis-server", "npm dynalite dynalite@4"))
                .isZero();
        assertThat(notes()).hasSize(before);
    }

    @Test
    void installsAnotherVersionWhereOneIsNamed() throws Exception {
        command("npm", "note npm \"$@\"");
        run("npm dynalite dynalite@4");
        run("npm dynalite dynalite@5");
        assertThat(notes()).hasSize(2).last().asString().endsWith("dynalite@5");
    }

    @Test
    void whatGoHasBuiltIsNotBuiltAgain() throws Exception {
        command("go", "note go \"$@\"");
        run("go nats example.org/nats@v2");
        run("go nats example.org/nats@v2");
        assertThat(notes()).hasSize(1);
    }

    @Test
    void whatGoBuiltInPartIsTriedAgain() throws Exception {
        command("go", "note go \"$@\"; [[ $* != *bad* ]]");
        run("go two example.org/good@v1 example.org/bad@v1");
        run("go two example.org/good@v1 example.org/bad@v1");
        assertThat(notes()).hasSize(4);
        assertThat(output).contains("MISSING: two. Go could not build example.org/bad@v1.");
    }

    @Test
    void getsGoFromTheSystemWhereItIsMissing() throws Exception {
        command(
                "apt-get",
                "note apt-get \"$@\"; [ $1 = update ] || printf '#!/bin/sh\\n' >%s/go; /bin/chmod +x %s/go"
                        .formatted(commands, commands));
        assertThat(run("go nats example.org/nats@v2")).as(output).isZero();
        assertThat(notes()).anyMatch(line -> line.matches("apt-get install .* golang-go"));
    }

    @Test
    void whatFailedIsTriedAgain() throws Exception {
        command("npm", "note npm \"$@\"; exit 1");
        run("npm dynalite dynalite@4");
        run("npm dynalite dynalite@4");
        assertThat(notes()).hasSize(2);
    }

    @Test
    void getsNpmFromTheSystemWhereItIsMissing() throws Exception {
        command(
                "apt-get",
                "note apt-get \"$@\"; [ $1 = update ] || printf '#!/bin/sh\\n' >%s/npm; /bin/chmod +x %s/npm"
                        .formatted(commands, commands));
        assertThat(run("npm dynalite dynalite@4")).as(output).isZero();
        assertThat(notes()).anyMatch(line -> line.matches("apt-get install .* nodejs npm"));
    }

    @Test
    void withoutRootAPersonIsToldWhatToInstall() throws Exception {
        debian();
        command("id", "echo 1000");
        assertThat(run("apt redis-server redis-server")).isZero();
        assertThat(output)
                .contains("neither root nor sudo")
                .contains("MISSING: redis-server. Install these packages of the system: redis-server")
                .contains("their tests will be skipped");
        assertThat(notes()).isEmpty();
    }

    @Test
    void withCiSetWhatIsMissingFails() throws Exception {
        command("npm", "exit 1");
        assertThat(run(Map.of("CI", "true"), "npm dynalite dynalite@4")).isOne();
        assertThat(output)
                .contains("MISSING: dynalite. npm could not install dynalite@4")
                .contains("CI is set");
    }

    @Test
    void oneThatIsMissingKeepsNoOtherFromBeingInstalled() throws Exception {
        command("npm", "note npm \"$@\"");
        run("apt redis-server redis-server", "npm dynalite dynalite@4");
        assertThat(notes()).hasSize(1);
    }

    @Test
    void aKindThatDoesNotExistIsAnError() throws Exception {
        assertThat(run("snap redis redis")).isEqualTo(2);
        assertThat(output).contains("unknown kind 'snap'. Allowed: apt, npm, python, go");
    }

    private void debian() throws IOException {
        command("apt-get", "note apt-get \"$@\"");
    }

    /** An interpreter whose environments have it as interpreter, too. */
    private void python(String end) throws IOException {
        command(
                "python3",
                "[ \"$1\" != -m ] || { mkdir -p \"$3/bin\"; cp %s/pip \"$3/bin/python\"; }".formatted(commands));
        command("pip", "shift; note \"$@\"; " + end);
    }

    private void command(String name, String script) throws IOException {
        var file = commands.resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/bash\nnote() { echo \"$@\" >>'" + folder + "/notes'; }\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> notes() throws IOException {
        var notes = folder.resolve("notes");
        return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    }

    private int run(String... list) throws Exception {
        return run(Map.of(), list);
    }

    private int run(Map<String, String> more, String... list) throws Exception {
        var lines = new ArrayList<>(List.of("# a comment", ""));
        lines.addAll(List.of(list));
        var file = Files.write(folder.resolve("peers"), lines);
        var environment = new HashMap<>(Map.of("PATH", commands.toString(), "HOME", folder.toString()));
        environment.putAll(more);
        var builder = new ProcessBuilder("/bin/bash", SCRIPT.toString(), file.toString()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}
