package org.danubecamel.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The broker's namespaces; {@code default} and {@code system} are always among them. */
final class Namespaces {

    private final Set<String> names = new ConcurrentSkipListSet<>(List.of("default", "system"));

    Namespaces(Collection<String> more) {
        names.addAll(more);
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    boolean add(String name) {
        return names.add(name);
    }

    void remove(String name) {
        names.remove(name);
    }

    List<String> list() {
        return List.copyOf(names);
    }
}
