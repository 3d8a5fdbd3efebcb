package org.danubecamel.batch.internal;

import java.util.HashSet;
import java.util.Set;
import org.danubecamel.batch.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** What the model knows of one record. */
final class ModelRecord {

    final int number;
    final boolean poison;
    /** The first call that it was in had the whole batch. */
    @Nullable ModelBatch batch;
    /** How many calls have written it. */
    int writes;
    /** How many results it got. */
    int results;

    boolean succeeded;
    boolean abandoned;
    boolean named;
    /** What it was refused with alone. */
    final Set<FailureKind> refusedAlone = new HashSet<>();
    /** A record of its batch was accepted after it had been refused alone. */
    boolean witnessed;

    ModelRecord(int number, boolean poison) {
        this.number = number;
        this.poison = poison;
    }

    @Override
    public String toString() {
        return "record " + number;
    }
}
