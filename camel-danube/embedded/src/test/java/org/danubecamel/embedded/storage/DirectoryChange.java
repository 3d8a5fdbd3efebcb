package org.danubecamel.embedded.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that was made, renamed or deleted.
 *
 * @param from the name that it had, or null if it was made
 * @param to the name that it has, or null if it was deleted
 */
record DirectoryChange(@Nullable String from, @Nullable String to, VolatileContent content) {

    void applyTo(Map<String, VolatileContent> files) {
        if (from != null) {
            files.remove(from, content);
        }
        if (to != null) {
            files.put(to, content);
        }
    }
}
