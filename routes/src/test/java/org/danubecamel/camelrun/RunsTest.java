package org.danubecamel.camelrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.danubecamel.camelrun.file.RouteFile;
import org.danubecamel.camelrun.run.RouteRun;
import org.junit.jupiter.api.Test;

/** Every route file is run by a test. */
final class RunsTest {

    private static final Path CLASSES = Path.of("target", "test-classes");

    @Test
    void everyRouteIsRun() throws Exception {
        assertThat(notRun(RouteFile.all(), runs())).isEmpty();
    }

    @Test
    void aRouteWithoutARunIsFound() throws Exception {
        var added = new ArrayList<>(RouteFile.all());
        added.add(RouteFile.read(Path.of("src/test/routes/sound.camel.yaml")));

        assertThat(notRun(added, runs())).containsExactly("src/test/routes/sound.camel.yaml");
    }

    private static Set<String> notRun(List<RouteFile> files, Set<RouteFile> run) {
        return files.stream()
                .filter(file -> !run.contains(file))
                .map(file -> file.path().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what the tests run that the build finds by their names. A run of a file that is not there fails here. */
    private static Set<RouteFile> runs() throws Exception {
        try (Stream<Path> classes = Files.walk(CLASSES)) {
            return classes.filter(path -> path.toString().endsWith("IT.class"))
                    .map(RunsTest::load)
                    .filter(RouteRun.class::isAssignableFrom)
                    .map(RunsTest::fileOf)
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(Path path) {
        var name =
                CLASSES.relativize(path).toString().replace(path.getFileSystem().getSeparator(), ".");
        try {
            return Class.forName(name.substring(0, name.length() - ".class".length()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RouteFile fileOf(Class<?> run) {
        try {
            var constructor = run.getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((RouteRun) constructor.newInstance()).file();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
