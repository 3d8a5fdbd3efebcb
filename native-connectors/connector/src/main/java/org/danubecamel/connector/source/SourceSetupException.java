package org.danubecamel.connector.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source is set up in a way that cannot work, however long one waits. Its route does not start. */
public final class SourceSetupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message begins with an id; names everything that is wrong, and no secret */
    public SourceSetupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns one that names all problems, each a sentence, of the source of this name. */
    public static SourceSetupException of(String source, List<String> problems) {
        return new SourceSetupException("DNB-3350 " + source + ": " + String.join(" ", problems), null);
    }
}
