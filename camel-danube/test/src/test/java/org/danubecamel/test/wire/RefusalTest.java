package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.Status.Code;
import org.junit.jupiter.api.Test;

final class RefusalTest {

    private static final Runnable REFUSED = () -> {
        throw Status.NOT_FOUND.withDescription("no such topic").asRuntimeException();
    };

    @Test
    void theExpectedRefusalPasses() {
        Refusal.expect(Code.NOT_FOUND, "such topic", REFUSED);
    }

    @Test
    void acceptanceFails() {
        assertThatThrownBy(() -> Refusal.of(() -> {})).isInstanceOf(AssertionError.class);
    }

    @Test
    void anotherCodeFails() {
        assertThatThrownBy(() -> Refusal.expect(Code.INTERNAL, "such topic", REFUSED))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anotherTextFails() {
        assertThatThrownBy(() -> Refusal.expect(Code.NOT_FOUND, "no such namespace", REFUSED))
                .isInstanceOf(AssertionError.class);
    }
}
