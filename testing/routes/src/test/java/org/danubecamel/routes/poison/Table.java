package org.danubecamel.routes.poison;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    /** How it says that it cannot write a record. Unless it is atomic, it writes others before. */
    enum Refusal {
        /** It writes the others and names those that it did not. */
        NAMES,
        /** It writes what stands before, and fails for a reason that says nothing. */
        ONLY_FAILS,
        /** It writes the others, and names a position before the first one. */
        NAMES_MINUS_ONE,
        /** It writes the others, and names a position after the last one. */
        NAMES_BEYOND,
        /** It writes the others, and names the same position twice. */
        NAMES_TWICE,
        /** It writes the others, and its report names nothing. */
        NAMES_NOTHING
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
        this.poison = new HashSet<>(poison);
    }

    /** Fails the next calls that write all, one with each of these, after they have written. */
    synchronized Table losingAnswers(Exception... failures) {
        answersToLose.addAll(List.of(failures));
        return this;
    }

    /** Takes a record from now on that it refused before. */
    synchronized void accept(String record) {
        poison.remove(record);
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
            writeAll(records);
            return answersToLose.isEmpty() ? null : unconfirmed(records, answersToLose.remove(0));
        }
        var good = good(records);
        writeAll(good);
        return refusal == Refusal.NAMES
                ? named(list, records)
                : unconfirmed(good, refusal == Refusal.ONLY_FAILS ? new IllegalStateException("refused") : lie(list));
    }

    /** Returns what a call writes that has bad records. */
    private List<String> good(List<String> records) {
        if (guarantee == WriteGuarantee.ATOMIC) {
            return List.of();
        }
        return refusal == Refusal.ONLY_FAILS
                ? records.stream().takeWhile(record -> !poison.contains(record)).toList()
                : records.stream().filter(record -> !poison.contains(record)).toList();
    }

    private void writeAll(List<String> records) {
        records.forEach(record -> copies.merge(record, 1, Integer::sum));
    }

    private Exception unconfirmed(List<String> records, Exception failure) {
        records.forEach(record -> unconfirmed.merge(record, 1, Integer::sum));
        return failure;
    }

    private BatchFailureException.Builder report(List<?> list) {
        return guarantee == WriteGuarantee.ATOMIC
                ? BatchFailureException.nothingWritten(list)
                : BatchFailureException.othersWritten(list);
    }

    private Exception named(List<?> list, List<String> records) {
        var report = report(list);
        for (var position = 0; position < records.size(); position++) {
            if (poison.contains(records.get(position))) {
                report.failedAt(position, new IllegalArgumentException("bad"));
            }
        }
        return report.build();
    }

    private Exception lie(List<?> list) {
        var report = report(list);
        return switch (refusal) {
            case NAMES_MINUS_ONE -> report.failedAt(-1).build();
            case NAMES_BEYOND -> report.failedAt(list.size()).build();
            case NAMES_TWICE -> report.failedAt(0).failedAt(0).build();
            default -> report.build();
        };
    }

    /** Returns the records of each call. */
    synchronized List<List<String>> calls() {
        return List.copyOf(calls);
    }

    /** Returns the records of each call that failed. */
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
