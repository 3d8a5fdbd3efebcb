package org.danubecamel.batch.internal;

import org.jspecify.annotations.Nullable;

/** Takes the result of one record. */
@FunctionalInterface
public interface Completion {

    /** Called exactly once, on any thread, without any lock being held. */
    void complete(@Nullable Exception failure);
}
