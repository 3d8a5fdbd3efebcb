package org.danubecamel.batch.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Records for tests. */
final class Entries {

    private Entries() {}

    static Entry of(Object item) {
        return sized(item, 0);
    }

    static Entry sized(Object item, long bytes) {
        return new Entry("owner", "route", String.valueOf(item), bytes, () -> item, failure -> {});
    }

    static List<Entry> numbered(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number -> of("record " + number))
                .toList());
    }

    static List<Object> items(List<Entry> entries) {
        return entries.stream().map(Entry::item).toList();
    }
}
