package org.danubecamel.batch.internal;

import java.util.List;

/** What the model knows of one batch. */
final class ModelBatch {

    final List<ModelRecord> members;
    int calls;
    int unexplainedInARow;
    /** The records of the last call that failed without naming any. */
    private List<ModelRecord> refused = List.of();
    /** Some were accepted since. */
    private boolean accepted;
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
        accepted = true;
    }

    /** A call failed; if no report said of whom, all of {@code records} may be to blame. */
    void failed(List<ModelRecord> records, boolean reported) {
        // All others of the last call that failed were accepted since: the witness for the one that is left.
        if (records.size() == 1 && accepted && refused.contains(records.get(0))) {
            records.get(0).witnessed = true;
        }
        refused = reported ? List.of() : records;
        accepted = false;
    }
}
