package org.danubecamel.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.danubecamel.embedded.storage.Storage;

/** The broker's namespaces; {@code default} and {@code system} are always among them. */
final class Namespaces {

    private final Set<String> names = new ConcurrentSkipListSet<>(List.of("default", "system"));
    private final Storage storage;

    Namespaces(Collection<String> more, Storage storage) {
        this.storage = storage;
        names.addAll(storage.namespaces());
        names.addAll(more);
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    boolean add(String name) {
        boolean added = names.add(name);
        if (added) {
            storage.addNamespace(name);
        }
        return added;
    }

    void remove(String name) {
        names.remove(name);
        storage.removeNamespace(name);
    }

    List<String> list() {
        return List.copyOf(names);
    }
}
