package org.danubecamel.batch.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One record from its arrival to its result. */
public final class Entry {

    private final Object owner;
    private final @Nullable String route;
    private final @Nullable String id;
    private final long bytes;
    private final Supplier<@Nullable Object> item;
    private final Completion completion;
    private final AtomicBoolean finished = new AtomicBoolean();
    private long arrivedAt;

    /**
     * Creates a record.
     *
     * @param owner who parks it, compared by identity
     * @param route the route that it came from, if any
     * @param id its identity, if it has one
     * @param bytes its size; 0 where that is not known
     * @param item returns what the sink is given for it, asked before each call of the sink
     * @param completion takes its result
     */
    public Entry(
            Object owner,
            @Nullable String route,
            @Nullable String id,
            long bytes,
            Supplier<@Nullable Object> item,
            Completion completion) {
        this.owner = owner;
        this.route = route;
        this.id = id;
        this.bytes = bytes;
        this.item = item;
        this.completion = completion;
    }

    /** Returns who parked it. */
    public Object owner() {
        return owner;
    }

    /** Returns the route that it came from, if any. */
    public @Nullable String route() {
        return route;
    }

    /** Returns its identity, if it has one. */
    public @Nullable String id() {
        return id;
    }

    long bytes() {
        return bytes;
    }

    @Nullable Object item() {
        return item.get();
    }

    long arrivedAt() {
        return arrivedAt;
    }

    void arriveAt(long nanos) {
        arrivedAt = nanos;
    }

    boolean isFinished() {
        return finished.get();
    }

    /** Returns whether the caller, and nobody before, is to give the record its result. */
    boolean finish() {
        return finished.compareAndSet(false, true);
    }

    void complete(@Nullable Exception failure) {
        completion.complete(failure);
    }
}
