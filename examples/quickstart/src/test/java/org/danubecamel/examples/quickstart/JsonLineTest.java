package org.danubecamel.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.danubecamel.examples.quickstart.JsonLine.NotJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

    @Test
    void putsAnObjectOnOneLineWithItsLineFeed() {
        assertThat(line("{\n  \"a\" : [ 1,\r\n 2 ]\n}")).isEqualTo("{\"a\":[1,2]}\n");
    }

    @Test
    void keepsEveryDigitOfANumber() {
        var digits = "[12345678901234567890123,0.1234567890123456789,1E400,-0.0,1.10]";
        assertThat(line(digits)).isEqualTo(digits + "\n");
    }

    @Test
    void keepsTextOfEveryPlane() {
        var text = "\"ä€😀\\n\\u0000\"";
        assertThat(line(text)).isEqualTo(text + "\n");
    }

    @Test
    void keepsHalfACharacterAsItsEscape() {
        assertThat(line("\"\\uD800\"")).isEqualTo("\"\\uD800\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "\"text\"", "[]", "true"})
    void takesAnyJsonValue(String value) {
        assertThat(line(value)).isEqualTo(value + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "hello", "{\"a\":1", "{\"a\":1} {\"b\":2}", "1 2", "NaN", "\"a\nb\""})
    void refusesWhatIsNotOneJsonValue(String text) {
        assertThatThrownBy(() -> line(text)).isInstanceOf(NotJsonException.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> JsonLine.of(new byte[] {'"', (byte) 0xC3, '"'}))
                .isInstanceOf(NotJsonException.class);
    }

    @Test
    void refusesNestingThatWouldExhaustAReader() {
        assertThatThrownBy(() -> line("[".repeat(100_000))).isInstanceOf(NotJsonException.class);
    }

    private static String line(String text) {
        return new String(JsonLine.of(text.getBytes(UTF_8)), UTF_8);
    }
}
