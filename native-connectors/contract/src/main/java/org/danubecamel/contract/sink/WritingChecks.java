package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.contract.sink.Records.messages;
import static org.danubecamel.contract.sink.Records.records;

import java.util.ArrayList;
import java.util.List;

/** Nothing goes wrong, and what was sent is there. */
final class WritingChecks {

    private static final List<Integer> SIZES = List.of(1, 2, 100, 1_000, 10_000);

    private WritingChecks() {}

    static void singleMessages(Trial trial) throws Exception {
        trial.start(trial.sink.uri.apply(trial.target), trial.sink.password);
        var written = new ArrayList<ContractRecord>();
        for (var record : records(3)) {
            trial.acknowledged(trial.send(Message.of(record)));
            written.add(record);
            trial.verifyOnce(written);
        }
    }

    static void lists(Trial trial) throws Exception {
        trial.start(trial.sink.uri.apply(trial.target), trial.sink.password);
        var records = records(25);
        var bodies = records.stream().map(ContractRecord::json).toList();
        trial.acknowledged(trial.send(Message.packed("list", records), bodies));
        trial.verifyOnce(records);
    }

    static void batches(Trial trial) throws Exception {
        var sent = 0;
        for (var size : SIZES) {
            var context = trial.startBatches(size);
            var all = trial.sendAll(messages(sent, sent + size));
            all.forEach(trial::acknowledged);
            sent += size;
            trial.stop(context);
        }
        trial.verifyOnce(records(sent));
    }

    static void packedMessages(Trial trial) throws Exception {
        var uri = trial.sink.packedUri;
        if (uri == null) {
            throw new IllegalStateException("not applicable");
        }
        trial.start(trial.batch(uri.apply(trial.target), 10), trial.sink.password);
        var sent = new ArrayList<Sent>();
        for (var message = 0; message < 25; message++) {
            sent.add(trial.send(Message.packed("p-" + message, records(message * 40, message * 40 + 40))));
        }
        sent.forEach(trial::acknowledged);
        trial.verifyOnce(records(1_000));
    }

    static void order(Trial trial) throws Exception {
        trial.startBatches(100);
        trial.sendAll(messages(0, 1_000)).forEach(trial::acknowledged);
        assertThat(trial.stored())
                .extracting(ContractRecord::id)
                .containsExactlyElementsOf(
                        records(1_000).stream().map(ContractRecord::id).toList());
    }

    static void redelivery(Trial trial) throws Exception {
        trial.startBatches(50);
        for (var delivery = 0; delivery < 3; delivery++) {
            trial.sendAll(messages(0, 100)).forEach(trial::acknowledged);
        }
        trial.verifyOnce(records(100));
    }

    static void upsert(Trial trial) throws Exception {
        trial.startBatches(50);
        trial.sendAll(messages(0, 100)).forEach(trial::acknowledged);
        var expected = new ArrayList<>(records(100));
        var changed = new ArrayList<Message>();
        for (var index = 0; index < 100; index += 3) {
            // Twice in one batch: the later one must win.
            changed.add(Message.of(expected.get(index).withValue("passing")).withId("passing-" + index));
            expected.set(index, expected.get(index).withValue("changed " + index));
            changed.add(Message.of(expected.get(index)).withId("changed-" + index));
        }
        trial.sendAll(changed).forEach(trial::acknowledged);
        trial.verifyOnce(expected);
    }

    static void tombstones(Trial trial) throws Exception {
        trial.startBatches(50);
        trial.sendAll(messages(0, 20)).forEach(trial::acknowledged);
        // One that is there, one that is not, and one that comes again in the same batch.
        var mixed = List.of(
                Message.tombstone(ContractRecord.of(3).id()),
                Message.tombstone("never there"),
                Message.tombstone(ContractRecord.of(5).id()),
                Message.of(ContractRecord.of(5)).withId("again"));
        trial.sendAll(mixed).forEach(trial::acknowledged);
        var expected = new ArrayList<>(records(20));
        expected.remove(ContractRecord.of(3));
        trial.verifyOnce(expected);
    }
}
