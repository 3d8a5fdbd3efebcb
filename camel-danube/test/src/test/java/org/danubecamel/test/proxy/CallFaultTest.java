package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault strikes, and would be missed. */
final class CallFaultTest {

    @ParameterizedTest
    @EnumSource
    void itStrikes(CallFault fault) {
        try (var story = new GrpcStory(Duration.ofMillis(200))) {
            var method = fault == CallFault.BREAK_STREAM ? EchoService.STREAM : EchoService.UNARY;

            fault.check(story, fault.inflict(story.proxy().on(method)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutItTheCheckFails(CallFault fault) {
        try (var story = new GrpcStory(Duration.ofSeconds(20))) {
            var elsewhere = fault.inflict(story.proxy().on(EchoService.WAIT));

            assertThatThrownBy(() -> fault.check(story, elsewhere)).isInstanceOf(AssertionError.class);
        }
    }
}
