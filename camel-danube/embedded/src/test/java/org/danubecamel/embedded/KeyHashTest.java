package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyHashTest {

    @Test
    void isTheRealBrokersHash() {
        assertThat(KeyHash.of("")).isEqualTo(3323002737L);
        assertThat(KeyHash.of("order-123")).isEqualTo(3430057601L);
        assertThat(KeyHash.of("ключ")).isEqualTo(1073750424L);
        assertThat(KeyHash.of("18446744073709551615-0")).isEqualTo(1853402207L);
        assertThat(KeyHash.of("😀")).isEqualTo(260251093L);
    }
}
