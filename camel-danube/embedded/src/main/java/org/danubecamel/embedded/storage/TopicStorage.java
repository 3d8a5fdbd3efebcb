package org.danubecamel.embedded.storage;

import java.util.Collection;
import java.util.Map;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;

/**
 * What is kept of one topic: the messages from {@link #first} to {@link #end}, which some subscription still needs, the
 * subscriptions, and their failure policies. Used by one thread at a time.
 */
public interface TopicStorage {

    /** Returns the name that it was created with. */
    String name();

    /** Returns the strategy that it was created with. */
    boolean isReliable();

    /** Returns the lowest offset that is held. */
    long first();

    /** Returns the offset behind the newest message that is kept. */
    long end();

    /**
     * Returns the message at an offset.
     *
     * @throws IndexOutOfBoundsException if it is not held
     * @throws StorageException if it cannot be read
     */
    StreamMessage get(long offset);

    /** Sets what is run, on any thread, after {@link #end} grew and before or after the messages' {@link Saved}. */
    void onAppended(Runnable listener);

    /** Adds a message under the next offset, which is written into it. */
    void append(StreamMessage message, Saved saved);

    /** Counts a message that no subscription wants; only while no message is held. */
    void skip(Saved saved);

    /** Forgets the messages below {@code offset}, which is at most {@link #end}. */
    void trimTo(long offset);

    /** Returns the subscriptions that were found when the storage was opened. */
    Collection<SubscriptionStorage> subscriptions();

    /** Keeps a subscription that begins behind the newest message that was given to {@link #append} so far. */
    SubscriptionStorage subscribe(String subscription, int type);

    /** Forgets a subscription and its failure policy. */
    void unsubscribe(SubscriptionStorage subscription);

    /**
     * Returns the failure policies by subscription that were found when the storage was opened, also of subscriptions
     * that do not exist yet.
     */
    Map<String, SubscriptionFailurePolicy> policies();

    /** Keeps a failure policy. */
    void storePolicy(String subscription, SubscriptionFailurePolicy policy);

    /** Forgets the topic and all that belongs to it. */
    void delete();
}
