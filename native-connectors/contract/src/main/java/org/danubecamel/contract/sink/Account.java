package org.danubecamel.contract.sink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was sent, and what became of it, against what is stored: each acknowledged record is there, exactly as it was sent,
 * no refused one is, and no more copies than the sink promises. Not to be used by several threads at once.
 */
final class Account {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final boolean idempotent;

    /** @param idempotent whether a record that is sent again must not be there twice */
    Account(boolean idempotent) {
        this.idempotent = idempotent;
    }

    /** Takes down what became of a message, each time that it was sent. */
    void add(Sent sent, Sent.Result result) {
        for (var record : sent.message.records()) {
            var entry = entries.computeIfAbsent(record.id(), id -> new Entry(record));
            if (result.isAcknowledged()) {
                entry.acknowledged++;
            } else if (result.isRejected()) {
                entry.rejected = true;
            } else {
                entry.uncertain++;
            }
        }
    }

    /** Returns all that is wrong with what is stored; empty if nothing is. */
    List<String> problems(List<ContractRecord> stored) {
        var copies = new LinkedHashMap<String, Integer>();
        var problems = new ArrayList<String>();
        for (var record : stored) {
            var entry = entries.get(record.id());
            if (entry == null) {
                problems.add("nobody has sent " + record);
            } else if (!entry.record.isStoredAs(record)) {
                problems.add("not as it was sent: " + record + ", sent as " + entry.record);
            } else {
                copies.merge(record.id(), 1, Integer::sum);
            }
        }
        entries.forEach((id, entry) -> entry.judge(copies.getOrDefault(id, 0), problems));
        return problems;
    }

    private final class Entry {

        private final ContractRecord record;
        private int acknowledged;
        private int uncertain;
        private boolean rejected;

        Entry(ContractRecord record) {
            this.record = record;
        }

        void judge(int copies, List<String> problems) {
            if (acknowledged > 0 && copies == 0) {
                problems.add("acknowledged, and not there: " + record);
            }
            if (rejected && acknowledged == 0 && uncertain == 0 && copies > 0) {
                problems.add("refused, and there: " + record);
            }
            var allowed = idempotent ? 1 : Math.max(1, acknowledged) + uncertain;
            if (copies > allowed) {
                problems.add("there " + copies + " times, allowed are " + allowed + ": " + record);
            }
        }
    }
}
