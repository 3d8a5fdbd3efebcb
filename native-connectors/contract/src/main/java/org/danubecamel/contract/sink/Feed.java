package org.danubecamel.contract.sink;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Load in the background: batch after batch, each sent until it is acknowledged, until {@link #finish()}. */
final class Feed {

    private static final int BATCH = 100;

    private final Trial trial;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final CompletableFuture<@Nullable Void> end;
    private volatile boolean finished;

    private Feed(Trial trial) {
        this.trial = trial;
        end = trial.inBackground(this::run);
    }

    static Feed start(Trial trial) {
        return new Feed(trial);
    }

    private @Nullable Void run() {
        for (var from = 0; !finished; from += BATCH) {
            acknowledged.addAndGet(
                    trial.deliver(Records.messages(from, from + BATCH)).size());
        }
        return null;
    }

    /** Waits until {@code more} records than now are acknowledged. */
    void awaitMore(int more) {
        var wanted = acknowledged.get() + more;
        await("acknowledgements under load")
                .atMost(trial.sink.bound)
                .until(() -> end.isCompletedExceptionally() || acknowledged.get() >= wanted);
    }

    /** Ends the load, when the last batch is acknowledged. */
    void finish() throws Exception {
        finished = true;
        trial.finished("The load", end);
    }
}
