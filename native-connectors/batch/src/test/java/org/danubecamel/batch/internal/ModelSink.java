package org.danubecamel.batch.internal;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/**
 * A sink that does whatever a sink may do within its guarantee, and some of what it may not: it reports nonsense, answers
 * twice, late or never, and loses answers.
 */
final class ModelSink implements Sink {

    private final Random random;
    private final WriteGuarantee guarantee;
    private final boolean ambiguous;
    private final Planted planted;
    private final Checker checker;
    /** Calls that are yet to be answered, or never will be. */
    private final List<Runnable> unanswered;

    ModelSink(
            Random random,
            WriteGuarantee guarantee,
            boolean ambiguous,
            Planted planted,
            Checker checker,
            List<Runnable> unanswered) {
        this.random = random;
        this.guarantee = guarantee;
        this.ambiguous = ambiguous;
        this.planted = planted;
        this.checker = checker;
        this.unanswered = unanswered;
    }

    @Override
    public void write(List<Entry> entries, List<@Nullable Object> items, Consumer<@Nullable Throwable> done) {
        var records = items.stream().map(ModelRecord.class::cast).toList();
        checker.called(planted == Planted.SWAPS_RECORDS ? swapped(records) : records);
        if (planted == Planted.CALLS_WITHOUT_END) {
            checker.called(records);
        }
        if (planted == Planted.COMPLETES_BEFORE_THE_WRITE) {
            done.accept(null);
        }
        var manner = random.nextInt(8);
        if (manner == 0) {
            var failure = tell(records, unexplained(records));
            if (failure != null) {
                throw failure;
            }
            done.accept(null);
        } else if (manner < 4) {
            answer(records, items, done);
        } else {
            unanswered.add(() -> answer(records, items, done));
        }
    }

    private void answer(List<ModelRecord> records, List<?> items, Consumer<@Nullable Throwable> done) {
        done.accept(tell(records, choose(records, items)));
        if (random.nextInt(20) == 0) {
            done.accept(new IllegalStateException("a second answer"));
        }
    }

    private @Nullable RuntimeException tell(List<ModelRecord> records, Answer answer) {
        var batch = records.get(0).batch;
        if (batch == null) {
            throw new AssertionError("The checker has not seen the call");
        }
        checker.answered(batch, answer);
        if (answer.failure() != null) {
            batch.failed(records, !answer.unexplained() && !(answer.failure() instanceof BadData));
        }
        if (answer.accepted()) {
            batch.accepted();
        }
        return planted == Planted.JUMPS_A_FAILED_RECORD && records.size() == 1 ? null : answer.failure();
    }

    private Answer choose(List<ModelRecord> records, List<?> items) {
        var poisoned = records.stream().anyMatch(record -> record.poison);
        return switch (random.nextInt(poisoned ? 9 : 16)) {
            case 0 -> outage(records);
            case 1 -> badData(records);
            case 2 -> nonsense(records, items);
            case 3 -> named(records, items, true);
            case 4 -> named(records, filtered(records), true);
            case 5 -> named(records, items, false);
            default -> poisoned ? unexplained(records) : success(records);
        };
    }

    private static Answer success(List<ModelRecord> records) {
        records.forEach(record -> record.writes++);
        return Answer.success();
    }

    private Answer outage(List<ModelRecord> records) {
        writeSome(records);
        return Answer.explained(new UncheckedIOException(new ConnectException("the connection is gone")), false);
    }

    private Answer badData(List<ModelRecord> records) {
        writeSome(records);
        refusedAlone(records, FailureKind.RECORD);
        return Answer.explained(new BadData(), false);
    }

    private Answer unexplained(List<ModelRecord> records) {
        writeSome(records);
        refusedAlone(records, FailureKind.UNKNOWN);
        return Answer.unexplained(new IllegalStateException("for reasons unknown"));
    }

    private Answer nonsense(List<ModelRecord> records, List<?> items) {
        writeSome(records);
        refusedAlone(records, FailureKind.UNKNOWN);
        var report = BatchFailureException.othersWritten(items);
        switch (random.nextInt(6)) {
            case 0 -> report.failedAt(-1);
            case 1 -> report.failedAt(items.size());
            case 2 -> report.failedAt(0).failedAt(0);
            case 3 -> report.failed(new Object());
            case 4 -> report.failedAt(0).failed(new ModelRecord(0, false));
            default -> {
                // Names nothing.
            }
        }
        return Answer.unexplained(new IllegalStateException("nonsense", report.build()));
    }

    /** Names the poison in {@code list}, or one record if there is none, and is honest about the others in it. */
    private Answer named(List<ModelRecord> records, List<?> list, boolean othersWritten) {
        if (list.isEmpty()) {
            return unexplained(records);
        }
        if (list.size() < records.size() && records.get(0).batch != null) {
            records.get(0).batch.filtered = true;
        }
        var any = random.nextInt(list.size());
        var anyPoison = list.stream().anyMatch(item -> ((ModelRecord) item).poison);
        var report =
                othersWritten ? BatchFailureException.othersWritten(list) : BatchFailureException.nothingWritten(list);
        var accepted = false;
        for (var position = 0; position < list.size(); position++) {
            var record = (ModelRecord) list.get(position);
            if (anyPoison ? record.poison : position == any) {
                record.named = true;
                report.failedAt(position, new IllegalArgumentException("bad"));
            } else if (othersWritten) {
                record.writes++;
                accepted = true;
            }
        }
        if (planted == Planted.TRUSTS_POSITIONS_IN_A_FILTERED_LIST && list.size() < records.size()) {
            return Answer.explained(byPosition(records, report.build()), accepted);
        }
        return Answer.explained(new IllegalStateException("the sink says", report.build()), accepted);
    }

    private static BatchFailureException byPosition(List<ModelRecord> records, BatchFailureException filtered) {
        var report = BatchFailureException.othersWritten(records);
        filtered.failures().forEach(report::failedAt);
        return report.build();
    }

    private List<ModelRecord> filtered(List<ModelRecord> records) {
        return records.stream().filter(record -> random.nextBoolean()).toList();
    }

    private static void refusedAlone(List<ModelRecord> records, FailureKind kind) {
        if (records.size() == 1) {
            records.get(0).refusedAlone.add(kind);
        }
    }

    /** What a call that failed has written: nothing where it is atomic, anything otherwise. */
    private void writeSome(List<ModelRecord> records) {
        var lost = ambiguous && random.nextInt(4) == 0;
        for (var record : records) {
            if (!record.poison && (guarantee == WriteGuarantee.ATOMIC ? lost : random.nextBoolean())) {
                record.writes++;
            }
        }
    }

    private static List<ModelRecord> swapped(List<ModelRecord> records) {
        var swapped = new ArrayList<>(records.subList(records.size() / 2, records.size()));
        swapped.addAll(records.subList(0, records.size() / 2));
        return swapped;
    }

    private static final class BadData extends RuntimeException implements ClassifiedFailure {

        private static final long serialVersionUID = 1;

        @Override
        public FailureKind failureKind() {
            return FailureKind.RECORD;
        }
    }
}
