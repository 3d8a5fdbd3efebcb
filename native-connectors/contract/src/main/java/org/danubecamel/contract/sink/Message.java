package org.danubecamel.contract.sink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is sent in one exchange.
 *
 * @param id the message's identity
 * @param key its key, if any
 * @param body its body; null for a tombstone
 * @param records what should be written because of it
 */
record Message(String id, @Nullable String key, byte @Nullable [] body, List<ContractRecord> records) {

    /** One record, with an identity that it has whenever it is sent. */
    static Message of(ContractRecord record) {
        return new Message("m-" + record.id(), record.id(), record.json(), List.of(record));
    }

    /** Several records, as JSON Lines. */
    static Message packed(String id, List<ContractRecord> records) {
        var lines = records.stream().map(ContractRecord::jsonText).collect(Collectors.joining("\n", "", "\n"));
        return new Message(id, null, lines.getBytes(StandardCharsets.UTF_8), List.copyOf(records));
    }

    /** A body that nothing can be read from. */
    static Message undecodable(String id) {
        return new Message(id, id, "{\"id\":\"cut o".getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** Deletes what has the key. */
    static Message tombstone(String key) {
        return new Message("t-" + key, key, null, List.of());
    }

    /** The same record under an identity of its own. */
    Message withId(String other) {
        return new Message(other, key, body, records);
    }

    @Override
    public String toString() {
        return records.size() == 1 ? records.get(0).toString() : id + " with " + records.size() + " records";
    }
}
