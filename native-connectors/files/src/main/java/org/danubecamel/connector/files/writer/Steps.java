package org.danubecamel.connector.files.writer;

import java.io.IOException;

/** Is told of each step before the next one. */
@FunctionalInterface
interface Steps {

    /** Goes on. */
    Steps NONE = step -> {};

    /** @throws IOException in tests, as if the next step failed */
    void at(Step step) throws IOException;
}
