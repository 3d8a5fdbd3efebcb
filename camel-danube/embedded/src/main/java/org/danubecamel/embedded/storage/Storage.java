package org.danubecamel.embedded.storage;

import java.util.Collection;

/**
 * What a broker keeps: namespaces, topics, and with them messages, positions and failure policies. Changes are kept in
 * the order in which they were asked for; {@link #sync} tells when they are.
 */
public interface Storage extends AutoCloseable {

    /** Returns the namespaces that are kept. */
    Collection<String> namespaces();

    /** Returns the topics that were found when the storage was opened. */
    Collection<TopicStorage> topics();

    /** Keeps a namespace. */
    void addNamespace(String name);

    /** Forgets a namespace. */
    void removeNamespace(String name);

    /** Keeps a topic, and returns where what belongs to it goes. */
    TopicStorage createTopic(String name, boolean reliable);

    /** Calls {@code saved} when everything that was asked for before is kept. */
    void sync(Saved saved);

    /** Keeps what was asked for and ends; what is asked for afterwards fails. */
    @Override
    void close();
}
