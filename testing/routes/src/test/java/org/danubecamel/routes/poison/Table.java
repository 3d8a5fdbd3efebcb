package org.danubecamel.routes.poison;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/** A sink that keeps account of what it was called with, and of what it wrote, and may write more than once. */
final class Table implements Processor {

    /** How it says that it cannot write a record. */
    enum Refusal {
        /** It writes the others and names those that it did not. */
        NAMES,
        /** It fails and says nothing; unless it is atomic, it has written what stood before. */
        ONLY_FAILS
    }

    private final WriteGuarantee guarantee;
    private final Refusal refusal;
    private final Set<String> poison;
    private final List<List<String>> calls = new ArrayList<>();
    private final List<List<String>> failedCalls = new ArrayList<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private final Map<String, Integer> unconfirmed = new HashMap<>();
    private final List<Exception> answersToLose = new ArrayList<>();
    private boolean dropped;

    Table(WriteGuarantee guarantee, Refusal refusal, Set<String> poison) {
        this.guarantee = guarantee;
        this.refusal = refusal;
        this.poison = poison;
    }

    /** Fails the next calls that write all, one with each of these, after they have written. */
    synchronized Table losingAnswers(Exception... failures) {
        answersToLose.addAll(List.of(failures));
        return this;
    }

    /** Is not there until {@link #make}. */
    synchronized void drop() {
        dropped = true;
    }

    synchronized void make() {
        dropped = false;
    }

    @Override
    public synchronized void process(Exchange exchange) throws Exception {
        List<?> list = exchange.getMessage().getBody(List.class);
        var records = list.stream().map(Object::toString).toList();
        calls.add(records);
        var failure = write(list, records);
        if (failure != null) {
            failedCalls.add(records);
            throw failure;
        }
    }

    private @Nullable Exception write(List<?> list, List<String> records) {
        if (dropped) {
            return new SQLException("relation \"orders\" does not exist", "42S02");
        }
        if (records.stream().noneMatch(poison::contains)) {
            records.forEach(record -> copies.merge(record, 1, Integer::sum));
            return answersToLose.isEmpty() ? null : unconfirmed(records, answersToLose.remove(0));
        }
        return refusal == Refusal.NAMES ? writeOthers(list, records) : writeUpToPoison(records);
    }

    private Exception writeOthers(List<?> list, List<String> records) {
        var atomic = guarantee == WriteGuarantee.ATOMIC;
        var report = atomic ? BatchFailureException.nothingWritten(list) : BatchFailureException.othersWritten(list);
        for (var position = 0; position < records.size(); position++) {
            if (poison.contains(records.get(position))) {
                report.failedAt(position, new IllegalArgumentException("bad"));
            } else if (!atomic) {
                copies.merge(records.get(position), 1, Integer::sum);
            }
        }
        return report.build();
    }

    private Exception writeUpToPoison(List<String> records) {
        var before = guarantee == WriteGuarantee.ATOMIC
                ? List.<String>of()
                : records.stream().takeWhile(record -> !poison.contains(record)).toList();
        before.forEach(record -> copies.merge(record, 1, Integer::sum));
        return unconfirmed(before, new IllegalStateException("refused"));
    }

    private Exception unconfirmed(List<String> records, Exception failure) {
        records.forEach(record -> unconfirmed.merge(record, 1, Integer::sum));
        return failure;
    }

    /** Returns the records of each call. */
    synchronized List<List<String>> calls() {
        return List.copyOf(calls);
    }

    synchronized List<List<String>> failedCalls() {
        return List.copyOf(failedCalls);
    }

    /** Returns how often a record was written. */
    synchronized int copies(String record) {
        return copies.getOrDefault(record, 0);
    }

    /** Returns how often a record was written by a call that failed without saying that it was. */
    synchronized int unconfirmed(String record) {
        return unconfirmed.getOrDefault(record, 0);
    }

    /** Returns the records that were written, each once. */
    synchronized Set<String> written() {
        return Set.copyOf(copies.keySet());
    }
}
