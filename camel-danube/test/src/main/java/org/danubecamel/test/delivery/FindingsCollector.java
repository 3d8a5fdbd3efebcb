package org.danubecamel.test.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts findings and keeps the first few of each category. */
final class FindingsCollector {

    private final int examples;
    private final Map<Category, Found> found = new EnumMap<>(Category.class);

    private static final class Found {
        private final List<String> examples = new ArrayList<>();
        private long count;
    }

    FindingsCollector(int examples) {
        this.examples = examples;
    }

    void add(Category category, String example) {
        add(category, 1, example);
    }

    /** Adds {@code count} findings, if any, that one example stands for. */
    void add(Category category, long count, String example) {
        if (count == 0) {
            return;
        }
        var all = found.computeIfAbsent(category, first -> new Found());
        all.count += count;
        if (all.examples.size() < examples) {
            all.examples.add(example);
        }
    }

    Map<Category, Findings> findings() {
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new Findings(entry.getValue().count, entry.getValue().examples)));
    }
}
