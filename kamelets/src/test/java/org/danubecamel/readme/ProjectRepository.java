package org.danubecamel.readme;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A local Maven repository with this project's artifacts as this build has made them, whether installed or not. All
 * others are shared with the local repository of the build, so that nothing is downloaded twice.
 */
final class ProjectRepository {

    private static final String GROUP = "danubecamel";

    /** The artifacts that a user of the component needs, and the folders of their modules. */
    private static final Map<String, String> MODULES = Map.of(
            "danube-camel-parent", "..",
            "danube-camel-bom", "../bom",
            "danube-protocol", "../camel-danube/protocol",
            "danube-client", "../camel-danube/client",
            "danube-embedded", "../camel-danube/embedded",
            "camel-danube-batch", "../native-connectors/batch",
            "camel-danube", "../camel-danube/component",
            "camel-danube-kamelets", ".");

    private ProjectRepository() {}

    static void create(Path repository, Path shared) throws IOException {
        share(shared, repository, "org");
        share(shared.resolve("org"), repository.resolve("org"), GROUP);
        for (var module : MODULES.entrySet()) {
            install(repository, module.getKey(), Path.of(module.getValue()));
        }
    }

    private static void install(Path repository, String artifact, Path module) throws IOException {
        var version = System.getProperty("project.version");
        var folder = Files.createDirectories(
                repository.resolve("org").resolve(GROUP).resolve(artifact).resolve(version));
        var name = artifact + "-" + version;
        Files.copy(module.resolve("pom.xml"), folder.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        var jar = module.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, folder.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
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
