package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFilterTest {

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "eu-*, eu-1, true",
        "eu-*, EU-1, false",
        "eu-?, eu-1, true",
        "eu-?, eu-12, false",
        "*-eu-*-x, a-eu-eu-b-x, true",
        "a*b*c, a-b-b-d, false",
        "?, é, false",
        "??, é, true",
        "a*, a*b, true",
    })
    void matchesAsAGlobOverBytes(String glob, String key, boolean matches) {
        assertThat(new KeyFilter(glob).matches(key)).isEqualTo(matches);
    }
}
