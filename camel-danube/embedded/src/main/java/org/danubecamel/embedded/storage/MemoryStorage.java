package org.danubecamel.embedded.storage;

import java.util.Collection;
import java.util.List;

/** Keeps everything on the heap, until the broker closes. */
public final class MemoryStorage implements Storage {

    @Override
    public Collection<String> namespaces() {
        return List.of();
    }

    @Override
    public Collection<TopicStorage> topics() {
        return List.of();
    }

    @Override
    public void addNamespace(String name) {
        // The broker itself knows it for as long as this storage lasts.
    }

    @Override
    public void removeNamespace(String name) {
        // As above.
    }

    @Override
    public TopicStorage createTopic(String name, boolean reliable) {
        return new MemoryTopic(name, reliable);
    }

    @Override
    public void sync(Saved saved) {
        saved.saved(null);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
