package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault strikes, and would be missed. */
final class TcpFaultTest {

    @ParameterizedTest
    @EnumSource
    void itStrikes(TcpFault fault) {
        try (var story = new TcpStory(Duration.ofMillis(200))) {
            fault.inflict(story);

            fault.check(story);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutItTheCheckFails(TcpFault fault) {
        try (var story = new TcpStory(Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> fault.check(story)).isInstanceOf(AssertionError.class);
        }
    }
}
