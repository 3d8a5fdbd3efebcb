package org.danubecamel.contract.sink;

import java.util.List;
import java.util.stream.IntStream;

/** Ordinary records. */
final class Records {

    private Records() {}

    static List<ContractRecord> records(int count) {
        return records(0, count);
    }

    static List<ContractRecord> records(int from, int to) {
        return IntStream.range(from, to).mapToObj(ContractRecord::of).toList();
    }

    static List<Message> messages(int from, int to) {
        return messages(records(from, to));
    }

    static List<Message> messages(List<ContractRecord> records) {
        return records.stream().map(Message::of).toList();
    }
}
