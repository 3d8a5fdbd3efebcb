package org.danubecamel.connector.source;

import java.util.ArrayList;
import java.util.List;

/** Cuts what was read into lists for the route, with what cannot be decoded alone and in its place. */
final class Lists {

    private Lists() {}

    static List<List<SourceRecord>> between(List<SourceRecord> records) {
        var lists = new ArrayList<List<SourceRecord>>();
        var from = 0;
        for (var at = 0; at < records.size(); at++) {
            if (records.get(at).undecodable() != null) {
                if (at > from) {
                    lists.add(records.subList(from, at));
                }
                lists.add(List.of(records.get(at)));
                from = at + 1;
            }
        }
        if (records.size() > from) {
            lists.add(records.subList(from, records.size()));
        }
        return lists;
    }
}
