package org.danubecamel.camelrun.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.tools.ToolProvider;

/** The {@code camel} command with a home folder and a Maven repository of its own, set up once for all tests. */
final class CamelInstallation {

    private static final Path WORK = Path.of("target", "camel-run").toAbsolutePath();
    private static final Path CLASS_PATH = Path.of("..", "testing", "camel-cli", "target", "classpath");
    private static final Path LAUNCHER = Path.of("src", "test", "camel-cli", "Camel.java");

    private final List<String> command;

    private CamelInstallation(List<String> command) {
        this.command = command;
    }

    private static final class Holder {
        static final CamelInstallation INSTANCE = create();
    }

    static CamelInstallation get() {
        return Holder.INSTANCE;
    }

    /** Returns what stands before the arguments of the command. */
    List<String> command() {
        return command;
    }

    private static CamelInstallation create() {
        try {
            var repository = WORK.resolve("repository");
            ProjectRepository.create(repository, Path.of(System.getProperty("local.repository")));
            var home = WORK.resolve("home");
            copySettings(home);
            var classPath = Files.readString(CLASS_PATH).trim();
            var launcher = compile(LAUNCHER, classPath, WORK.resolve("launcher"));
            return new CamelInstallation(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx512m",
                    "-Dfile.encoding=UTF-8",
                    "-Duser.home=" + home,
                    "-Dmaven.repo.local=" + repository,
                    "-cp",
                    launcher + File.pathSeparator + classPath,
                    "Camel"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The user's settings say where artifacts are found. */
    private static void copySettings(Path home) throws IOException {
        var folder = Files.createDirectories(home.resolve(".m2"));
        var settings = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
        if (Files.exists(settings)) {
            Files.copy(settings, folder.resolve("settings.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Compiled once, the launcher need not be compiled anew for each run. */
    private static Path compile(Path source, String classPath, Path classes) throws IOException {
        Files.createDirectories(classes);
        var errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", classes.toString(), source.toString());
        if (errors != 0) {
            throw new IllegalStateException(source + " does not compile");
        }
        return classes;
    }
}
