package org.danubecamel.batch.internal;

import java.util.List;

/** What the model knows of one batch. */
final class ModelBatch {

    final List<ModelRecord> members;
    int calls;
    int unexplainedInARow;
    /** The route before the sink took some records out of a list, and so made them later than others. */
    boolean filtered;

    ModelBatch(List<ModelRecord> members) {
        this.members = members;
    }

    int size() {
        return members.size();
    }

    /** Some of it was accepted, which is the witness for those that were refused alone before. */
    void accepted() {
        members.stream().filter(record -> !record.refusedAlone.isEmpty()).forEach(record -> record.witnessed = true);
    }
}
