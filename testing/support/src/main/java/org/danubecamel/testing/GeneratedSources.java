package org.danubecamel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The files that the build generates and that are committed nevertheless. It copies {@code src/generated} before it
 * generates it anew, so that a commit of outdated files is noticed.
 */
public final class GeneratedSources {

    private static final Path COMMITTED = Path.of("target", "generated-before");
    private static final Path GENERATED = Path.of("src", "generated");

    private GeneratedSources() {}

    /**
     * Returns the files of the module at hand that are not committed as the build generates them. The build has renewed
     * them; what is left to do is to commit them.
     */
    public static List<String> outdated() throws IOException {
        return differences(COMMITTED, GENERATED);
    }

    static List<String> differences(Path before, Path after) throws IOException {
        var names = new TreeSet<>(names(before));
        names.addAll(names(after));
        var differences = new ArrayList<String>();
        for (var name : names) {
            var old = before.resolve(name);
            var now = after.resolve(name);
            if (!Files.exists(old) || !Files.exists(now) || Files.mismatch(old, now) >= 0) {
                differences.add(name);
            }
        }
        return differences;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
