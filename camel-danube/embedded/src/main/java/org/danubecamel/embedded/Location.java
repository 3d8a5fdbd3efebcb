package org.danubecamel.embedded;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What follows {@code embedded:} in a service URL: nothing, or a data directory with options.
 *
 * @param directory null for none
 * @param fsync whether every write is synced before it is answered
 */
record Location(@Nullable Path directory, boolean fsync) {

    private static final String FSYNC = "fsync=";

    static Location parse(String text) {
        int question = text.indexOf('?');
        String directory = question < 0 ? text : text.substring(0, question);
        String options = question < 0 ? "" : text.substring(question + 1);
        if (directory.isEmpty()) {
            if (!options.isEmpty()) {
                throw new IllegalArgumentException("options need a data directory, as in embedded:DIR?" + options);
            }
            return new Location(null, true);
        }
        try {
            return new Location(Path.of(directory).toAbsolutePath().normalize(), fsync(options));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("its data directory is no path: " + e.getReason(), e);
        }
    }

    private static boolean fsync(String options) {
        return switch (options) {
            case "", FSYNC + "true" -> true;
            case FSYNC + "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "its options are '" + options + "'; allowed behind the data directory is ?fsync=false");
        };
    }

    /** Returns what all who mean the same broker have in common. */
    String name() {
        return directory == null ? "" : directory.toString();
    }
}
