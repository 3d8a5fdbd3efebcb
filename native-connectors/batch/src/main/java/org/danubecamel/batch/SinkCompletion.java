package org.danubecamel.batch;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Takes the outcome of a call of the sink from the completion of its exchange and not from the return of the call, so that
 * it follows the list through queues and threads of the sink's route.
 */
final class SinkCompletion extends SynchronizationAdapter {

    private final Consumer<@Nullable Throwable> done;
    private final UnaryOperator<Throwable> translation;

    SinkCompletion(Consumer<@Nullable Throwable> done, UnaryOperator<Throwable> translation) {
        this.done = done;
        this.translation = translation;
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            done.accept(rolledBack());
        } else {
            done.accept(null);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        var failure = exchange.getException();
        done.accept(failure == null ? rolledBack() : translation.apply(failure));
    }

    private static IllegalStateException rolledBack() {
        return new IllegalStateException("The route of the sink marked the list for rollback and gave no reason.");
    }
}
