package org.danubecamel.batch.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/**
 * Decides which records of a batch are written, in which calls, and what becomes of each. It says what to call the sink
 * with next and is told the outcome; it is used by one thread at a time.
 *
 * <p>Calls are made from left to right, so that records are written in the order of arrival. With k records refused of n
 * there are at most 1 + 2k⌈log2 n⌉ calls and never more than 2n - 1. At {@link #limit} unexplained failures in a row it
 * gives up, since a system that takes nothing must not be asked for each record.
 *
 * <p>A record that was refused alone without a reason that speaks about data waits for a witness: the next record that is
 * accepted proves that the system works and the record is to blame. It has one already where the last call that failed had
 * this record, and all others of that call were accepted since: so the last record of a batch need not wait in vain.
 */
final class Isolation {

    private final WriteGuarantee guarantee;
    private final FailureClassifier classifier;
    private final Outcomes outcomes;
    private final BatchObserver observer;
    private final int limit;
    private final Deque<List<Entry>> open = new ArrayDeque<>();
    private final List<Refusal> unwitnessed = new ArrayList<>();
    private List<Verdict> verdicts = new ArrayList<>();
    /** The records of the last call that failed without saying why, if no other failed since. */
    private List<Entry> lastRefused = List.of();

    private boolean acceptedSinceRefusal;
    private int failuresInARow;
    private boolean accepting;

    Isolation(
            String name,
            List<Entry> batch,
            WriteGuarantee guarantee,
            FailureClassifier classifier,
            BatchObserver observer) {
        this.guarantee = guarantee;
        this.classifier = classifier;
        this.observer = observer;
        outcomes = new Outcomes(name, batch.size());
        limit = limit(batch.size());
        open.add(batch);
    }

    /** Returns after how many unexplained failures in a row a batch of {@code size} is given up: 2⌈log2 n⌉ + 8. */
    static int limit(int size) {
        var log = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size - 1));
        return 2 * log + 8;
    }

    /** Returns the records of the next call, or null if every record has its verdict. */
    @Nullable List<Entry> next() {
        while (!open.isEmpty()) {
            var records =
                    open.remove().stream().filter(entry -> !entry.isFinished()).toList();
            if (!records.isEmpty()) {
                return records;
            }
        }
        unwitnessed.forEach(this::giveBackUnwitnessed);
        unwitnessed.clear();
        return null;
    }

    /** The call with {@code records} succeeded. */
    void succeeded(List<Entry> records) {
        accepted(records);
    }

    /**
     * The call with {@code records} failed.
     *
     * @param items what the sink was given for them
     */
    void failed(List<Entry> records, List<?> items, Throwable failure) {
        var report = FailureReport.find(failure, items);
        if (report != null) {
            explained(records, report, failure);
        } else {
            unexplained(records, classify(failure), failure);
        }
    }

    /** Returns the verdicts since the last time. */
    List<Verdict> takeVerdicts() {
        var taken = verdicts;
        verdicts = new ArrayList<>();
        return taken;
    }

    private void explained(List<Entry> records, FailureReport report, Throwable failure) {
        var written = new ArrayList<Entry>();
        var again = new ArrayList<Entry>();
        var unexplained = new ArrayList<Entry>();
        for (var position = 0; position < records.size(); position++) {
            var entry = records.get(position);
            switch (report.fate(position)) {
                case NAMED -> named(entry, report.cause(position));
                case WRITTEN -> written.add(entry);
                case HELD_BACK -> again.add(entry);
                case UNMENTIONED -> (guarantee.allowsSmallerCalls() ? again : unexplained).add(entry);
            }
        }
        refused(List.of());
        giveBack(unexplained, FailureKind.UNKNOWN, failure);
        if (!again.isEmpty()) {
            open.push(again);
        }
        if (!written.isEmpty()) {
            accepted(written);
        } else if (!again.isEmpty()) {
            giveUpAtLimit(failure);
        }
    }

    private void named(Entry entry, Throwable cause) {
        if (classify(cause) == FailureKind.SYSTEM) {
            giveBack(List.of(entry), FailureKind.SYSTEM, cause);
        } else {
            verdicts.add(new Verdict(entry, outcomes.named(cause)));
            observer.rejected(1, cause);
        }
    }

    private void unexplained(List<Entry> records, FailureKind kind, Throwable failure) {
        if (kind == FailureKind.SYSTEM) {
            accepting = false;
            giveBack(records, kind, failure);
            giveBackOpen(kind, failure);
        } else if (records.size() == 1) {
            refusedAlone(records.get(0), kind, failure);
            refused(records);
        } else if (guarantee.allowsSmallerCalls()) {
            halve(records, kind, failure);
        } else {
            giveBack(records, FailureKind.UNKNOWN, failure);
        }
    }

    private void refusedAlone(Entry entry, FailureKind kind, Throwable failure) {
        if (kind == FailureKind.RECORD) {
            blame(entry, failure);
            return;
        }
        if (isTheOnlyOneLeft(entry)) {
            blame(entry, failure);
        } else {
            unwitnessed.add(new Refusal(entry, failure));
        }
        giveUpAtLimit(failure);
    }

    private void blame(Entry entry, Throwable failure) {
        verdicts.add(new Verdict(entry, outcomes.alone(failure)));
        observer.rejected(1, failure);
    }

    private void refused(List<Entry> records) {
        lastRefused = records;
        acceptedSinceRefusal = false;
    }

    /** Calls are made from left to right, so the others of a call that failed were accepted if none failed since. */
    private boolean isTheOnlyOneLeft(Entry entry) {
        return acceptedSinceRefusal && lastRefused.get(lastRefused.size() - 1) == entry;
    }

    /** A failure that speaks about data shows that the system is there, so it does not count towards the limit. */
    private void halve(List<Entry> records, FailureKind kind, Throwable failure) {
        refused(records);
        var middle = (records.size() + 1) / 2;
        open.push(records.subList(middle, records.size()));
        open.push(records.subList(0, middle));
        if (kind == FailureKind.RECORD || !giveUpAtLimit(failure)) {
            observer.halved();
        }
    }

    private boolean giveUpAtLimit(Throwable failure) {
        failuresInARow++;
        if (failuresInARow < limit) {
            return false;
        }
        accepting = false;
        giveBackOpen(FailureKind.UNKNOWN, failure);
        return true;
    }

    private void giveBackOpen(FailureKind kind, Throwable failure) {
        while (!open.isEmpty()) {
            giveBack(open.remove(), kind, failure);
        }
    }

    private void accepted(List<Entry> records) {
        failuresInARow = 0;
        acceptedSinceRefusal = !lastRefused.isEmpty();
        accepting = true;
        for (var entry : records) {
            verdicts.add(new Verdict(entry, null));
        }
        observer.written(
                records.size(), records.stream().mapToLong(Entry::bytes).sum());
        unwitnessed.forEach(refusal -> blame(refusal.entry, refusal.failure));
        unwitnessed.clear();
    }

    private void giveBack(List<Entry> records, FailureKind kind, Throwable failure) {
        if (records.isEmpty()) {
            return;
        }
        for (var entry : records) {
            verdicts.add(new Verdict(entry, exception(kind, failure)));
        }
        observer.notWritten(records.size(), kind, failure);
    }

    /** That the sink took others, though before, shows at least that it works: no outage is to be reported. */
    private void giveBackUnwitnessed(Refusal refusal) {
        if (accepting) {
            observer.rejected(1, refusal.failure);
        } else {
            observer.notWritten(1, FailureKind.UNKNOWN, refusal.failure);
        }
        verdicts.add(new Verdict(refusal.entry, outcomes.unknownAlone(refusal.failure)));
    }

    private BatchNotWrittenException exception(FailureKind kind, Throwable failure) {
        return kind == FailureKind.SYSTEM ? outcomes.system(failure) : outcomes.unknown(failure);
    }

    private FailureKind classify(Throwable failure) {
        var kind = classifier.classify(failure);
        return kind == null ? FailureKind.UNKNOWN : kind;
    }

    private record Refusal(Entry entry, Throwable failure) {}
}
