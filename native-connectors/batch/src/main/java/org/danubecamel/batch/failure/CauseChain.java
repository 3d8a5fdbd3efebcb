package org.danubecamel.batch.failure;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure and what it was caused by, outermost first, each once, although chains may run in circles. */
final class CauseChain {

    /** Longer chains are no longer told by people but by loops. */
    private static final int LONGEST = 1_000;

    private CauseChain() {}

    /** A SQL exception's further exceptions stand before its cause: they are of the same rank. */
    static List<Throwable> of(Throwable failure) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        var chain = new ArrayList<Throwable>();
        var next = new ArrayDeque<Throwable>();
        next.push(failure);
        while (!next.isEmpty() && chain.size() < LONGEST) {
            var each = next.pop();
            if (!seen.add(each)) {
                continue;
            }
            chain.add(each);
            push(next, each.getCause());
            if (each instanceof SQLException sql) {
                push(next, sql.getNextException());
            }
        }
        return chain;
    }

    private static void push(ArrayDeque<Throwable> next, @Nullable Throwable failure) {
        if (failure != null) {
            next.push(failure);
        }
    }
}
