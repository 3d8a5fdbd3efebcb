package org.danubecamel.client.internal.receive;

import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.AckOutcome;
import org.jspecify.annotations.Nullable;

/** The outcome of an acknowledgement; each who asks has a future of his own. Safe for use by any number of threads. */
final class AckAnswer {

    /** For who asks first, and mostly the only one. */
    private final CompletableFuture<AckOutcome> first = new CompletableFuture<>();

    private boolean firstIsGiven;
    private @Nullable AckOutcome outcome;

    /** Where the futures of the others come from, null as long as there are none. */
    private @Nullable CompletableFuture<AckOutcome> others;

    synchronized CompletableFuture<AckOutcome> ask() {
        if (!firstIsGiven) {
            firstIsGiven = true;
            return first;
        }
        if (others == null) {
            others = new CompletableFuture<>();
            if (outcome != null) {
                others.complete(outcome);
            }
        }
        return others.copy();
    }

    /** Returns whether something happens, or somebody goes on, when the outcome is told. */
    synchronized boolean isAwaited() {
        return first.getNumberOfDependents() > 0 || others != null;
    }

    /** Tells the outcome, which runs what the caller's code has planned for it. */
    void tell(AckOutcome told) {
        CompletableFuture<AckOutcome> more;
        synchronized (this) {
            outcome = told;
            more = others;
        }
        first.complete(told);
        if (more != null) {
            more.complete(told);
        }
    }
}
