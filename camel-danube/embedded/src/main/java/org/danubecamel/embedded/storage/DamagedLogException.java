package org.danubecamel.embedded.storage;

import java.io.IOException;

/** The log lacks something that was kept once. */
final class DamagedLogException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedLogException(String file, long position, String what) {
        super("The file " + file + " is damaged at byte " + position + ": " + what
                + ". What was kept there cannot be read any more. Restore the directory as a whole from a backup, or begin"
                + " with an empty one.");
    }
}
