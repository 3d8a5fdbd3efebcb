package org.danubecamel.batch.internal;

import org.jspecify.annotations.Nullable;

/**
 * What a sink answers.
 *
 * @param failure null for success
 * @param unexplained whether it counts as a failure for reasons unknown
 * @param accepted whether it says of any record that it is written
 */
record Answer(@Nullable RuntimeException failure, boolean unexplained, boolean accepted) {

    static Answer success() {
        return new Answer(null, false, true);
    }

    static Answer unexplained(RuntimeException failure) {
        return new Answer(failure, true, false);
    }

    static Answer explained(RuntimeException failure, boolean accepted) {
        return new Answer(failure, false, accepted);
    }
}
