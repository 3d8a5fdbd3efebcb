package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Values that break careless code. Each stands between two ordinary ones, all in one batch. */
final class HostileChecks {

    private static final List<String> TEXTS = List.of(
            "",
            " leading and trailing ",
            "it's \"quoted\" `and` \\escaped\\",
            "a\u0000b",
            "\u0000",
            "\uD83D\uDE00 \uD834\uDD1E \uDBFF\uDFFD",
            "half a pair: \uD83D",
            "e\u0301 \u202Ertl \u200B\uFEFF",
            "tab\tnewline\nreturn\rend\r\n",
            "\u0001\u001B[31m\u007F\u0085\u2028",
            "'; drop table records; --",
            "1); delete from records where (1=1",
            "$1 ? :name %s %n {} ${body} ${sys.user.home} {{property}} RAW(x) #{x}",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "/etc/passwd",
            "C:\\nul",
            "file:///etc/passwd?x=1&y=2#z",
            "a/b:c*d?e<f>g|h",
            "\\N",
            "\\.",
            "NULL",
            "null",
            "{\"id\":\"r-000001\"}",
            "a,b;c\t\"d\"",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
            "=cmd|' /C calc'!A0",
            "x".repeat(100_000));

    private static final List<BigDecimal> NUMBERS = List.of(
            BigDecimal.ZERO,
            new BigDecimal("0.1"),
            new BigDecimal("-0.000000000000000000000000000001"),
            new BigDecimal("0.1000000000000000055511151231257827021181583404541015625"),
            new BigDecimal("9007199254740993"),
            new BigDecimal(Long.MAX_VALUE),
            new BigDecimal(Long.MIN_VALUE),
            new BigDecimal(BigInteger.TWO.pow(63)),
            new BigDecimal(BigInteger.TWO.pow(64)),
            new BigDecimal("12345678901234567890123456789012345678.9"),
            new BigDecimal("1e100"),
            new BigDecimal("-1e400"),
            new BigDecimal("1e-400"),
            new BigDecimal("1e100000"));

    private static final List<Integer> DEPTHS = List.of(1, 50, 900, 2_000, 20_000);

    private HostileChecks() {}

    static void text(Trial trial) throws Exception {
        var records = new ArrayList<ContractRecord>();
        for (var index = 0; index < TEXTS.size(); index++) {
            var text = TEXTS.get(index);
            records.add(new ContractRecord("value-" + index, text, null));
            if (text.length() < 1_000) {
                records.add(new ContractRecord(text + index, "under a hostile id", null));
            }
        }
        judge(trial, records);
    }

    static void numbers(Trial trial) throws Exception {
        var records = new ArrayList<ContractRecord>();
        for (var number : NUMBERS) {
            records.add(new ContractRecord("number-" + records.size(), "a number", number));
        }
        judge(trial, records);
    }

    static void nesting(Trial trial) throws Exception {
        var records = new ArrayList<ContractRecord>();
        for (var depth : DEPTHS) {
            records.add(new ContractRecord("depth-" + depth, "[".repeat(depth) + "1" + "]".repeat(depth), null, true));
        }
        judge(trial, records);
    }

    private static void judge(Trial trial, List<ContractRecord> hostile) throws Exception {
        var messages = new ArrayList<Message>();
        messages.add(Message.of(ContractRecord.of(0)));
        for (var record : hostile) {
            messages.add(Message.of(record));
            messages.add(Message.of(ContractRecord.of(messages.size())));
        }
        trial.startBatches(messages.size());
        var expected = new ArrayList<ContractRecord>();
        for (var sent : trial.deliver(messages)) {
            var record = sent.message.records().get(0);
            if (sent.isAcknowledged()) {
                expected.add(record);
            } else {
                assertThat(hostile).as("refused").contains(record);
            }
        }
        trial.verifyOnce(expected);
    }
}
