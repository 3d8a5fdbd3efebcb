package org.danubecamel.embedded.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.embedded.storage.format.Entry;
import org.danubecamel.embedded.storage.format.Published;
import org.danubecamel.embedded.storage.format.Snapshot;
import org.danubecamel.embedded.storage.format.StoredPolicy;
import org.danubecamel.embedded.storage.format.StoredSubscription;
import org.danubecamel.embedded.storage.format.StoredTopic;

/**
 * Brings back the state from the log. The newest segment, whose first entry is a snapshot, says what there is; the older
 * ones only have messages of it.
 */
final class Recovery {

    private final DiskState state;

    /** The offset of the next message by topic, while the newest segment is read. */
    private final Map<Long, Long> ends = new HashMap<>();

    private final List<Place> placesInNewest = new ArrayList<>();
    private boolean newestRead;

    Recovery(DiskState state) {
        this.state = state;
    }

    void entry(Entry entry, long position, boolean newestSegment) {
        if (newestSegment) {
            apply(entry, position);
            return;
        }
        newestRead();
        if (entry.getKindCase() == Entry.KindCase.PUBLISHED) {
            place(Place.of(entry, position));
        }
    }

    /** Ends the recovery, when all entries were given. */
    void complete() {
        newestRead();
        for (DiskTopic topic : state.topics()) {
            long missing = topic.messages().missing();
            if (missing >= 0) {
                throw new StorageException("The message at offset " + missing + " of topic " + topic.name()
                        + " is not in the data directory although a subscription needs it. Files are missing: restore"
                        + " the directory as a whole from a backup, or begin with an empty one.");
            }
            topic.recovered();
        }
    }

    private void newestRead() {
        if (newestRead) {
            return;
        }
        newestRead = true;
        for (DiskTopic topic : state.topics()) {
            long end = ends.getOrDefault(topic.number(), 0L);
            topic.messages().reserve(topic.neededFrom(end), end);
        }
        placesInNewest.forEach(this::place);
        placesInNewest.clear();
    }

    private void place(Place place) {
        DiskTopic topic = state.topic(place.topic);
        if (topic != null) {
            topic.messages().recover(place.offset, place.position, place.size);
        }
    }

    private void apply(Entry entry, long position) {
        entry.getBeforeList().forEach(before -> apply(before, position));
        switch (entry.getKindCase()) {
            case SNAPSHOT -> apply(entry.getSnapshot());
            case PUBLISHED -> published(Place.of(entry, position));
            case SKIPPED ->
                ends.put(entry.getSkipped().getTopic(), entry.getSkipped().getOffset() + 1);
            case FINISHED ->
                finished(
                        entry.getFinished().getSubscription(),
                        entry.getFinished().getOffset());
            case TOPIC_CREATED -> topic(entry.getTopicCreated());
            case TOPIC_DELETED -> state.topicDeleted(entry.getTopicDeleted());
            case SUBSCRIBED -> {
                StoredSubscription subscribed = entry.getSubscribed();
                subscription(subscribed, new Cursor(ends.getOrDefault(subscribed.getTopic(), 0L)));
            }
            case UNSUBSCRIBED -> state.unsubscribed(entry.getUnsubscribed());
            case POLICY_STORED -> policy(entry.getPolicyStored());
            case NAMESPACE_CREATED -> state.namespaceCreated(entry.getNamespaceCreated());
            case NAMESPACE_DELETED -> state.namespaceDeleted(entry.getNamespaceDeleted());
            case KIND_NOT_SET -> {
                // Marks a place for someone who waited for it.
            }
        }
    }

    private void apply(Snapshot snapshot) {
        snapshot.getNamespacesList().forEach(state::namespaceCreated);
        snapshot.getTopicsList().forEach(this::topic);
        snapshot.getSubscriptionsList()
                .forEach(stored -> subscription(stored, Cursor.read(stored.getPosition(), stored.getFinished())));
        snapshot.getPoliciesList().forEach(this::policy);
        state.given(snapshot.getNextNumber() - 1);
    }

    private void published(Place place) {
        placesInNewest.add(place);
        // A copy of an older message does not move the end.
        ends.merge(place.topic, place.offset + 1, Math::max);
    }

    private void finished(long number, long offset) {
        DiskSubscription subscription = state.subscription(number);
        if (subscription != null) {
            subscription.finished(offset);
        }
    }

    private void topic(StoredTopic stored) {
        state.topicCreated(new DiskTopic(stored.getNumber(), stored.getName(), stored.getReliable(), state));
        ends.put(stored.getNumber(), stored.getEnd());
    }

    private void subscription(StoredSubscription stored, Cursor cursor) {
        DiskTopic topic = state.topic(stored.getTopic());
        if (topic != null) {
            state.subscribed(
                    new DiskSubscription(stored.getNumber(), topic, stored.getName(), stored.getType(), cursor, state));
        }
    }

    private void policy(StoredPolicy stored) {
        DiskTopic topic = state.topic(stored.getTopic());
        if (topic != null) {
            topic.policyStored(stored.getSubscription(), stored.getPolicy());
        }
    }

    /** Where one message is. */
    private record Place(long topic, long offset, long position, int size) {

        static Place of(Entry entry, long position) {
            Published published = entry.getPublished();
            return new Place(
                    published.getTopic(),
                    published.getMessage().getMsgId().getTopicOffset(),
                    position,
                    entry.getSerializedSize());
        }
    }
}
