package org.danubecamel.camelrun.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A local Maven repository with this project's artifacts as this build has made them, whether installed or not: the jars
 * on the class path of the tests. All others are shared with the local repository of the build, so that nothing is
 * downloaded twice.
 */
final class ProjectRepository {

    private static final String GROUP = "danubecamel";
    private static final String VERSION = System.getProperty("project.version");

    private ProjectRepository() {}

    static void create(Path repository, Path shared) throws IOException {
        share(shared, repository, "org");
        share(shared.resolve("org"), repository.resolve("org"), GROUP);
        var ours = repository.resolve("org").resolve(GROUP);
        installPom(ours, "danube-camel-parent", Path.of("..", "pom.xml"));
        installPom(ours, "danube-camel-bom", Path.of("..", "bom", "pom.xml"));
        for (var jar : jars()) {
            install(ours, jar);
        }
    }

    private static List<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().endsWith("-" + VERSION + ".jar"))
                .toList();
    }

    /** A jar has its POM within. */
    private static void install(Path ours, Path jar) throws IOException {
        var name = jar.getFileName().toString();
        var artifact = name.substring(0, name.length() - ("-" + VERSION + ".jar").length());
        try (var content = new JarFile(jar.toFile())) {
            var pom = content.getEntry("META-INF/maven/org." + GROUP + "/" + artifact + "/pom.xml");
            if (pom == null) {
                return;
            }
            try (var stream = content.getInputStream(pom)) {
                Files.copy(stream, file(ours, artifact, ".pom"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(jar, file(ours, artifact, ".jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void installPom(Path ours, String artifact, Path pom) throws IOException {
        Files.copy(pom, file(ours, artifact, ".pom"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path file(Path ours, String artifact, String ending) throws IOException {
        return Files.createDirectories(ours.resolve(artifact).resolve(VERSION))
                .resolve(artifact + "-" + VERSION + ending);
    }

    /** Links all that {@code shared} holds, except one entry, into {@code folder}. */
    private static void share(Path shared, Path folder, String except) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> entries = Files.list(shared)) {
            for (var entry : (Iterable<Path>) entries::iterator) {
                var link = folder.resolve(entry.getFileName().toString());
                if (!link.endsWith(except) && Files.notExists(link)) {
                    link(link, entry.toAbsolutePath());
                }
            }
        }
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (FileSystemException | UnsupportedOperationException e) {
            // Windows lets few users link. What is not shared is downloaded.
            Files.createDirectories(link);
        }
    }
}
