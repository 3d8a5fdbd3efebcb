package org.danubecamel.routes.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What must hold whatever a sink does: every good record is written, and written again only where a call that wrote it did
 * not say so; every bad one, and no other, is a dead letter once.
 */
final class Balance {

    private Balance() {}

    /** @throws AssertionError if it does not hold */
    static void check(Collection<String> sent, Set<String> poison, Table table, List<String> dead) {
        assertThat(dead).as("dead letters").containsExactlyInAnyOrderElementsOf(poison);
        var good = sent.stream().filter(record -> !poison.contains(record)).toList();
        assertThat(table.written()).as("written").containsExactlyInAnyOrderElementsOf(good);
        assertThat(good)
                .as("written more often than there were calls that did not say so")
                .allMatch(record -> table.copies(record) <= 1 + table.unconfirmed(record));
    }
}
