package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.contract.sink.Records.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Some records are bad, and only those fail. */
final class PoisonChecks {

    private PoisonChecks() {}

    static void undecodable(Trial trial) throws Exception {
        var records = records(100);
        var messages = new ArrayList<>(Records.messages(records));
        messages.add(40, Message.undecodable("broken"));
        judge(trial, 101, messages, records, Set.of("broken"));
    }

    static void poison(Trial trial) throws Exception {
        spoiled(trial, 1_000, List.of(500));
    }

    static void failuresNamed(Trial trial) throws Exception {
        spoiled(trial, 100, List.of(0, 31, 32, 64, 99));
    }

    private static void spoiled(Trial trial, int count, List<Integer> bad) throws Exception {
        var spoil = trial.sink.refused;
        if (spoil == null) {
            throw new IllegalStateException("not applicable");
        }
        var good = new ArrayList<ContractRecord>();
        var messages = new ArrayList<Message>();
        for (var index = 0; index < count; index++) {
            var record = ContractRecord.of(index);
            if (bad.contains(index)) {
                messages.add(Message.of(spoil.apply(record)).withId("bad-" + index));
            } else {
                good.add(record);
                messages.add(Message.of(record));
            }
        }
        judge(
                trial,
                count,
                messages,
                good,
                bad.stream().map(index -> "bad-" + index).collect(Collectors.toSet()));
    }

    private static void judge(
            Trial trial, int batchSize, List<Message> messages, List<ContractRecord> good, Set<String> bad)
            throws Exception {
        trial.startBatches(batchSize);
        // As a source does: what is not to blame for all that is known is sent again.
        var done = trial.deliver(messages);
        assertThat(done.stream().filter(Sent::isRejected).map(sent -> sent.message.id()))
                .as("refused as RECORD")
                .containsExactlyInAnyOrderElementsOf(bad);
        trial.verifyOnce(good);
    }
}
