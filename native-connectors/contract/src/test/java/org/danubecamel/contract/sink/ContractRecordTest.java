package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ContractRecordTest {

    @Test
    void anyTextSurvivesItsJson() {
        var record = new ContractRecord("a\"\\\u0000\uD83D\uDE00\uD83D", "tab\t 'quote'", new BigDecimal("1e400"));
        assertThat(record.isStoredAs(ContractRecord.ofJson(record.jsonText()))).isTrue();
    }

    @Test
    void anArrayIsTheSameWithSpaces() {
        var record = new ContractRecord("a", "[[1]]", null, true);
        assertThat(record.isStoredAs(new ContractRecord("a", "[[ 1 ]]", null))).isTrue();
        assertThat(record.isStoredAs(new ContractRecord("a", "[[2]]", null))).isFalse();
    }

    @Test
    void numbersAreComparedByTheirValue() {
        var record = new ContractRecord("a", null, new BigDecimal("1.0"));
        assertThat(record.isStoredAs(new ContractRecord("a", null, BigDecimal.ONE)))
                .isTrue();
        assertThat(record.isStoredAs(new ContractRecord("a", null, new BigDecimal("1.1"))))
                .isFalse();
        assertThat(record.isStoredAs(new ContractRecord("a", null, null))).isFalse();
    }

    @Test
    void nullIsNoText() {
        assertThat(new ContractRecord("a", "null", null).isStoredAs(new ContractRecord("a", null, null)))
                .isFalse();
    }

    @Test
    void isReadFromARow() {
        assertThat(ContractRecord.ofRow(Arrays.asList("a", null, 7L)))
                .isEqualTo(new ContractRecord("a", null, BigDecimal.valueOf(7)));
    }
}
