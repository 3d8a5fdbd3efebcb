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
    private final DiskState state;

    DiskSubscription(long number, DiskTopic topic, String name, int type, Cursor cursor, DiskState state) {
        this.number = number;
        this.topic = topic;
        this.name = name;
        this.type = type;
        this.cursor = cursor;
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
        state.appender().append(entry, () -> cursor.finish(offset), saved);
    }

    /** Returns what does not change. */
    StoredSubscription.Builder described() {
        return StoredSubscription.newBuilder()
                .setNumber(number)
                .setTopic(topic.number())
                .setName(name)
                .setType(type);
    }

    /** On the commit thread, which alone finishes offsets. */
    StoredSubscription stored() {
        return described()
                .setFinished(cursor.finishedFromPosition())
                .setPosition(cursor.position())
                .build();
    }
}
