package org.danubecamel.connector.source;

/** Stores the position that the frontier has come to: the newest, whenever the one before is stored. */
final class PositionKeeper implements Runnable {

    private final PositionedSource source;
    private final PositionStore store;
    private final Frontier frontier;
    private final Gate gate;
    private final SourceState state;
    private final Backoff backoff;

    PositionKeeper(
            PositionedSource source,
            PositionStore store,
            Frontier frontier,
            Gate gate,
            SourceState state,
            SourceConfiguration options) {
        this.source = source;
        this.store = store;
        this.frontier = frontier;
        this.gate = gate;
        this.state = state;
        this.backoff = new Backoff(options.getRedeliveryDelay(), options.getMaximumRedeliveryDelay());
    }

    @Override
    public void run() {
        try {
            var failures = 0;
            for (var advance = frontier.awaitAdvance(); advance != null; advance = frontier.awaitAdvance()) {
                try {
                    store.store(advance.position());
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    state.begin(SourceState.Part.STORING, e);
                    if (gate.isStopped()) {
                        return;
                    }
                    failures++;
                    gate.pause(backoff.after(failures));
                    continue;
                }
                failures = 0;
                state.stored(advance.position());
                state.end(SourceState.Part.STORING);
                frontier.stored(advance);
                source.stored(advance.position());
            }
        } catch (InterruptedException e) {
            // The thread pool wants it to end.
            Thread.currentThread().interrupt();
        }
    }
}
