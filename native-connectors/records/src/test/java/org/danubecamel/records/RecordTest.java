package org.danubecamel.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records keep what they were given, in its order, and change no more. */
class RecordTest {

    @Test
    void fieldsKeepTheirOrder() {
        var record = Record.of("z", 1, "a", null, "m", "text");

        assertThat(record.names()).containsExactly("z", "a", "m");
        assertThat(record.has("a")).isTrue();
        assertThat(record.get("a")).isNull();
    }

    @Test
    void theOrderBelongsToTheRecord() {
        assertThat(Record.of("a", 1, "b", 2))
                .isEqualTo(Record.of("a", 1, "b", 2))
                .isNotEqualTo(Record.of("b", 2, "a", 1));
    }

    @Test
    void whatWasGivenCanChangeAndTheRecordDoesNot() {
        var bytes = new byte[] {1};
        var list = new ArrayList<Object>(List.of(1));
        var map = new LinkedHashMap<String, Object>(Map.of("k", "v"));
        var record = Record.of("bytes", bytes, "list", list, "map", map);

        bytes[0] = 2;
        list.add(2);
        map.put("k", "w");

        assertThat(record)
                .isEqualTo(Record.of("bytes", new byte[] {1}, "list", List.of(1), "map", Record.of("k", "v")));
    }

    @Test
    void narrowTypesBecomeTheRecordsTypes() {
        var record = Record.of("short", (short) 1, "float", 0.5f, "big", BigInteger.TEN, "char", 'x');

        assertThat(record.asMap().values()).containsExactly(1, 0.5, BigDecimal.TEN, "x");
    }

    @Test
    void aNameComesOnce() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Record.of("a", 1, "a", 2))
                .withMessageStartingWith("DNB-3207 The field \"a\" comes twice");
    }

    @Test
    void whatIsNoValueIsRefused() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Record.of("a", new Object()))
                .withMessageStartingWith("DNB-3205 A value of java.lang.Object cannot be in a record");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Record.of("a", new BigDecimal("1e1000000")))
                .withMessageStartingWith("DNB-3204");
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Record.of("a", BigInteger.ONE.shiftLeft(100_000_000)))
                .withMessageStartingWith("DNB-3204");
    }

    @Test
    void aListThatHoldsItselfIsRefused() {
        var list = new ArrayList<Object>();
        list.add(list);

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Record.of("a", list))
                .withMessageContaining("deeper than 256");
    }

    @Test
    void recordsThatGrowFromWithinAreRefusedAtTheSameDepth() {
        var record = Record.of("a", 1);
        for (int depth = 2; depth <= 256; depth++) {
            record = Record.of("a", record);
        }
        var deepest = record;

        assertThat(deepest.depth()).isEqualTo(256);
        assertThatExceptionOfType(RecordException.class).isThrownBy(() -> Record.of("a", deepest));
    }

    @Test
    void excerptsAreOfOneLineAndCut() {
        assertThat(Excerpt.of("a\nb\u0000" + "x".repeat(100)))
                .isEqualTo("\"a\uFFFDb\uFFFD" + "x".repeat(56) + "...\" (string)");
        assertThat(Excerpt.of("x".repeat(59) + "\uD83D\uDE80")).doesNotContain("\uD83D");
        assertThat(Excerpt.of(12L)).isEqualTo("12 (long)");
    }
}
