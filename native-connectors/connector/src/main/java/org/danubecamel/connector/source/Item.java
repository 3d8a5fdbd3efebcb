package org.danubecamel.connector.source;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Records that the route is given in one exchange until it takes them. Used by one thread at a time. */
final class Item {

    private final List<SourceRecord> records;
    private final Runnable whenDone;
    private int attempts;
    private boolean blamed;
    private long acceptedBefore;

    /** @param whenDone is called once, when nothing is to be done with the records any more */
    Item(List<SourceRecord> records, Runnable whenDone) {
        this.records = records;
        this.whenDone = whenDone;
    }

    List<SourceRecord> records() {
        return records;
    }

    SourceRecord first() {
        return records.get(0);
    }

    /** Returns why it is no record; null if it is one. */
    @Nullable Throwable undecodable() {
        return first().undecodable();
    }

    void done() {
        whenDone.run();
    }

    /** Returns how often it failed. */
    int attempts() {
        return attempts;
    }

    /**
     * It failed.
     *
     * @param accepted how many records the route has accepted so far
     * @return whether it accepted others since this one failed last
     */
    boolean failed(long accepted) {
        var witnessed = attempts > 0 && accepted > acceptedBefore;
        attempts++;
        acceptedBefore = accepted;
        return witnessed;
    }

    /** It is known that its own data are to blame. */
    void blame() {
        blamed = true;
    }

    boolean isBlamed() {
        return blamed;
    }

    /** Returns one for each record, to find out which of them is to blame; done when all of them are. */
    List<Item> split() {
        var left = new AtomicInteger(records.size());
        return records.stream()
                .map(record -> new Item(List.of(record), () -> {
                    if (left.decrementAndGet() == 0) {
                        whenDone.run();
                    }
                }))
                .toList();
    }
}
