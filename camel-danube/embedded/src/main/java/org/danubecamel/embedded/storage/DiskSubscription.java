package org.danubecamel.embedded.storage;

import org.danubecamel.embedded.storage.format.Entry;
import org.danubecamel.embedded.storage.format.Finished;
import org.danubecamel.embedded.storage.format.StoredSubscription;

/** A subscription in the log. */
final class DiskSubscription implements SubscriptionStorage {

    private final long number;
    private final DiskTopic topic;
    private final String name;
    private final int type;
    private final Cursor cursor;

    /** What the log says is finished, of which an unload makes {@link #cursor} forget something. */
    private final Cursor logged;

    private final DiskState state;

    DiskSubscription(long number, DiskTopic topic, String name, int type, Cursor cursor, DiskState state) {
        this.number = number;
        this.topic = topic;
        this.name = name;
        this.type = type;
        this.cursor = cursor;
        this.logged = cursor.copy();
        this.state = state;
    }

    long number() {
        return number;
    }

    DiskTopic topic() {
        return topic;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int type() {
        return type;
    }

    @Override
    public Cursor cursor() {
        return cursor;
    }

    @Override
    public void finish(long offset, Saved saved) {
        Entry.Builder entry = Entry.newBuilder()
                .setFinished(Finished.newBuilder().setSubscription(number).setOffset(offset));
        state.appender().append(entry, () -> finished(offset), saved);
    }

    /** The log says that an offset is finished. */
    void finished(long offset) {
        logged.finish(offset);
        cursor.finish(offset);
    }

    /** The log says that the subscription begins at an offset. */
    void beginsAt(long offset) {
        logged.startAt(offset);
        cursor.startAt(offset);
    }

    /** Returns the lowest offset that is not finished according to the log. */
    long neededFrom() {
        return logged.position();
    }

    /** Returns what does not change. */
    StoredSubscription.Builder described() {
        return StoredSubscription.newBuilder()
                .setNumber(number)
                .setTopic(topic.number())
                .setName(name)
                .setType(type);
    }

    /** On the commit thread, on which alone {@link #logged} changes. */
    StoredSubscription stored() {
        return described()
                .setFinished(logged.finishedFromPosition())
                .setPosition(logged.position())
                .build();
    }
}
