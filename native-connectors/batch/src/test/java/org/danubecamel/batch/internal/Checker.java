package org.danubecamel.batch.internal;

import java.util.List;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/** The rules that hold whatever happens. */
final class Checker {

    private final WriteGuarantee guarantee;
    private final boolean ordered;
    private final boolean nothingAmbiguous;
    private int lastSuccess = -1;
    private @Nullable String violation;

    /**
     * @param ordered whether there is one batch at a time
     * @param nothingAmbiguous whether no call that failed has written anything that it does not admit to
     */
    Checker(WriteGuarantee guarantee, boolean ordered, boolean nothingAmbiguous) {
        this.guarantee = guarantee;
        this.ordered = ordered;
        this.nothingAmbiguous = nothingAmbiguous;
    }

    /** The sink is called. */
    void called(List<ModelRecord> records) {
        var known = records.get(0).batch;
        var batch = known == null ? new ModelBatch(records) : known;
        batch.calls++;
        for (var position = 0; position < records.size(); position++) {
            var record = records.get(position);
            require(record.batch == known, record + " is called in two batches");
            record.batch = batch;
            require(record.results == 0, record + " is written though it has its result");
            require(
                    position == 0 || records.get(position - 1).number < record.number,
                    record + " is not in the order of arrival");
        }
        var most = guarantee == WriteGuarantee.NONE ? batch.size() : 2 * batch.size() - 1;
        require(batch.calls <= most, "there are " + batch.calls + " calls for " + batch.size() + " records");
    }

    /** The sink has answered. */
    void answered(ModelBatch batch, Answer answer) {
        batch.unexplainedInARow = answer.unexplained() ? batch.unexplainedInARow + 1 : 0;
        require(
                batch.unexplainedInARow <= Isolation.limit(batch.size()),
                batch.unexplainedInARow + " calls failed in a row for reasons unknown");
    }

    /** A record got its result. */
    void result(ModelRecord record, @Nullable Exception failure) {
        record.results++;
        require(record.results == 1, record + " got " + record.results + " results");
        if (failure == null) {
            record.succeeded = true;
            require(record.writes > 0, record + " is completed and not written");
            require(!record.poison, record + " is completed and cannot be written");
            var inOrder = !ordered || record.number > lastSuccess || (record.batch != null && record.batch.filtered);
            require(inOrder, record + " is completed after record " + lastSuccess);
            lastSuccess = Math.max(lastSuccess, record.number);
        } else if (failure instanceof RecordRejectedException) {
            var blamed = record.named
                    || record.refusedAlone.contains(FailureKind.RECORD)
                    || (!record.refusedAlone.isEmpty() && record.witnessed);
            require(blamed, record + " is blamed without proof");
        } else {
            require(failure instanceof BatchNotWrittenException, record + " fails with " + failure);
        }
    }

    /** All is over. */
    void end(List<ModelRecord> records) {
        for (var record : records) {
            require(record.results == 1, record + " got no result");
            if (guarantee == WriteGuarantee.ATOMIC && nothingAmbiguous) {
                require(record.writes <= 1, record + " is written " + record.writes + " times");
            }
        }
    }

    /** Kept and not thrown: this is called from within what is tested, which catches whatever sinks and routes throw. */
    void require(boolean condition, String otherwise) {
        if (!condition && violation == null) {
            violation = otherwise;
        }
    }

    /** @throws AssertionError with the first rule that did not hold */
    void report() {
        if (violation != null) {
            throw new AssertionError(violation);
        }
    }
}
