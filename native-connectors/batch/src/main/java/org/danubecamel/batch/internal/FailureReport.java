package org.danubecamel.batch.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.danubecamel.batch.sink.BatchFailureException;
import org.jspecify.annotations.Nullable;

/**
 * What a sink said about the records of a call, put together from its {@link BatchFailureException}s. A record that none of
 * them is about is not concluded upon, because the route before the sink may have taken it out of the list.
 */
final class FailureReport {

    /** What was said about a record. */
    enum Fate {
        /** It was named as one that could not be written. */
        NAMED,
        WRITTEN,
        /** It was not named, and not written either, because of those that were. */
        HELD_BACK,
        /** Nothing was said. */
        UNMENTIONED
    }

    /** Chains of causes that are longer are loops. */
    private static final int LONGEST = 1_000;

    private static final int NOWHERE = -1;

    private final List<?> items;
    private final IdentityHashMap<Object, Integer> positions = new IdentityHashMap<>();
    private final Fate[] fates;
    private final @Nullable Throwable[] causes;

    private FailureReport(List<?> items) {
        this.items = items;
        fates = new Fate[items.size()];
        causes = new Throwable[items.size()];
        for (var position = 0; position < items.size(); position++) {
            fates[position] = Fate.UNMENTIONED;
            var item = items.get(position);
            if (item != null) {
                // An object that is in the list twice cannot be told from itself.
                positions.merge(item, position, (one, other) -> NOWHERE);
            }
        }
    }

    /**
     * Returns what was said about {@code items}, or null if nothing was, or what cannot be true.
     *
     * @param items the list that the sink was given
     */
    static @Nullable FailureReport find(Throwable failure, List<?> items) {
        var found = search(failure);
        if (found.isEmpty()) {
            return null;
        }
        var report = new FailureReport(items);
        if (!report.add(found.get(0))) {
            return null;
        }
        // What else was reported, such as by an earlier try of the sink's own, only fills in what the first left open.
        found.stream().skip(1).forEach(report::add);
        return report;
    }

    Fate fate(int position) {
        return fates[position];
    }

    /** Returns why the record at {@code position}, which was named, could not be written. */
    Throwable cause(int position) {
        var cause = causes[position];
        if (cause == null) {
            throw new IllegalStateException("The record at " + position + " was not named.");
        }
        return cause;
    }

    /** Outermost first, and causes before what was suppressed. */
    private static List<BatchFailureException> search(Throwable failure) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        var found = new ArrayList<BatchFailureException>();
        var next = new ArrayDeque<Throwable>();
        next.add(failure);
        while (!next.isEmpty() && seen.size() < LONGEST) {
            var each = next.remove();
            if (!seen.add(each)) {
                continue;
            }
            if (each instanceof BatchFailureException report) {
                found.add(report);
            }
            if (each.getCause() != null) {
                next.add(each.getCause());
            }
            Collections.addAll(next, each.getSuppressed());
        }
        return found;
    }

    /** Returns whether what {@code failure} says can be true; if not, nothing of it is taken over. */
    private boolean add(BatchFailureException failure) {
        if (!failure.isPossible()) {
            return false;
        }
        var named = new ArrayList<Integer>();
        for (var position : failure.failures().keySet()) {
            named.add(positionOf(failure, position));
        }
        if (named.contains(NOWHERE)) {
            return false;
        }
        var taken = fates.clone();
        var reasons = failure.failures().values().iterator();
        for (var position : named) {
            var reason = reasons.next();
            if (taken[position] == Fate.UNMENTIONED) {
                fates[position] = Fate.NAMED;
                causes[position] = reason;
            }
        }
        for (var each = 0; each < failure.records().size(); each++) {
            var position = positionOf(failure, each);
            if (position != NOWHERE && fates[position] == Fate.UNMENTIONED) {
                fates[position] = failure.areOthersWritten() ? Fate.WRITTEN : Fate.HELD_BACK;
            }
        }
        return true;
    }

    /** Returns where in the list that the sink was given the record is that it reports at {@code reported}. */
    private int positionOf(BatchFailureException failure, int reported) {
        if (failure.isAbout(items)) {
            return reported;
        }
        var record = failure.records().get(reported);
        return record == null ? NOWHERE : positions.getOrDefault(record, NOWHERE);
    }
}
