package org.danubecamel.connector.source;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads ahead as far as the frontier allows, and hands what it has read to the publisher, in order. */
final class ReadLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PositionedConsumer.class);

    private final PositionedSource source;
    private final PositionStore store;
    private final SourceConfiguration options;
    private final Backoff backoff;
    private final Frontier frontier;
    private final Gate gate;
    private final Publisher publisher;
    private final SourceState state;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private boolean storeOpen;
    private boolean checked;
    private @Nullable Position last;
    private @Nullable PositionedReader reader;
    private int failures;
    private boolean startFailed;

    ReadLoop(
            PositionedSource source,
            PositionStore store,
            SourceConfiguration options,
            Frontier frontier,
            Gate gate,
            Publisher publisher,
            SourceState state) {
        this.source = source;
        this.store = store;
        this.options = options;
        this.backoff = new Backoff(options.getRedeliveryDelay(), options.getMaximumRedeliveryDelay());
        this.frontier = frontier;
        this.gate = gate;
        this.publisher = publisher;
        this.state = state;
    }

    /**
     * Completes when store and reader are open; fails with why they were not at the first try. After a
     * {@link SourceSetupException} it is over, because the start fails; but not if this was cancelled before.
     */
    CompletableFuture<Void> opened() {
        return opened;
    }

    @Override
    public void run() {
        try {
            while (gate.awaitOpen() && !startFailed) {
                step();
            }
        } catch (InterruptedException e) {
            // The thread pool wants it to end.
            Thread.currentThread().interrupt();
        } finally {
            closeReader();
            opened.cancel(false);
        }
    }

    private void step() throws InterruptedException {
        try {
            var current = reader;
            if (current == null) {
                current = gate.callUnlessClosed(this::open, () -> {});
                reader = current;
                opened.complete(null);
            }
            frontier.awaitRoom();
            read(current);
        } catch (InterruptedException e) {
            if (!gate.isClosed()) {
                throw e;
            }
        } catch (Exception e) {
            failed(e);
        }
    }

    private PositionedReader open() throws Exception {
        if (!storeOpen) {
            last = store.open(source.identity());
            storeOpen = true;
            state.opened(last);
        }
        if (!checked) {
            source.check();
            checked = true;
        }
        return source.open(last);
    }

    private void read(PositionedReader current) throws Exception {
        var room = frontier.room();
        if (room.isEmpty()) {
            return;
        }
        var atMost = Math.min(room.records(), options.getMaxMessagesPerPoll());
        var read = gate.callUnlessClosed(() -> current.read(atMost, room.bytes()), current::cancel);
        failures = 0;
        state.end(SourceState.Part.READING);
        publish(read);
        var pause = read.pause();
        if (pause != null) {
            gate.pause(pause.toMillis());
        } else if (read.records().isEmpty()) {
            gate.pause(options.getDelay());
        }
    }

    private void publish(Read read) throws InterruptedException {
        state.read(read.records().size());
        for (var group : Publisher.groups(read.records(), options.getSendAs())) {
            if (!gate.enter()) {
                return;
            }
            var bytes = group.stream().mapToLong(SourceRecord::bytes).sum();
            var after = group.get(group.size() - 1).after();
            var entry = frontier.add(group.size(), bytes, after);
            publisher.send(new Item(group, () -> frontier.done(entry)), options.getSendAs() == SendAs.LIST);
            last = after == null ? last : after;
        }
        var skipped = read.skipped();
        if (skipped != null) {
            frontier.done(frontier.add(0, 0, skipped));
            last = skipped;
        }
    }

    private void failed(Exception failure) throws InterruptedException {
        closeReader();
        if (failure instanceof SourceSetupException && opened.completeExceptionally(failure)) {
            startFailed = true;
            return;
        }
        failures++;
        state.begin(SourceState.Part.READING, failure);
        // Not before: who waits for the start finds the source DOWN after it.
        opened.completeExceptionally(failure);
        gate.pause(backoff.after(failures));
    }

    private void closeReader() {
        var current = reader;
        reader = null;
        if (current != null) {
            try {
                current.close();
            } catch (Exception e) {
                LOG.debug("{} cannot close its reader", state.name(), e);
            }
        }
    }
}
