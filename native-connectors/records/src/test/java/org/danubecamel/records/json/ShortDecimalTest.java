package org.danubecamel.records.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortDecimalTest {

    @Test
    void numbersOfFewDigitsAreTheDoublesThatPrintAsThem() {
        var random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            int digits = 1 + random.nextInt(15);
            var number = BigDecimal.valueOf(random.nextLong((long) Math.pow(10, digits)), random.nextInt(digits + 1));
            var text = (random.nextBoolean() ? "-" : "") + number.toPlainString();

            double parsed = parse(text);

            assertThat(parsed).as(text).isEqualTo(Double.parseDouble(text));
            assertThat(BigDecimal.valueOf(Math.abs(parsed))).as(text).isEqualByComparingTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1e5", "1.5E3", "1234567890.123456", "1..2", "+1", "NaN", "0x1"})
    void whatIsNoneIsLeftToOthers(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void zeroKeepsItsSign() {
        assertThat(parse("-0.0")).isEqualTo(-0.0);
    }

    private static double parse(String text) {
        var padded = ("x" + text + "9").toCharArray();
        return ShortDecimal.parse(padded, 1, text.length());
    }
}
