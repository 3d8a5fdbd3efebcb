package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Calls that the broker is expected to refuse. */
final class Refusal {

    private Refusal() {}

    /** Makes the call and returns the status with which it was refused; fails if it succeeds. */
    static Status of(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException e) {
            return e.getStatus();
        }
        throw new AssertionError("The broker accepted what it is expected to refuse");
    }

    /** Makes the call, which must be refused with {@code code}, saying {@code text}. */
    static void expect(Status.Code code, String text, Runnable call) {
        var status = of(call);
        assertThat(status.getCode()).as(status.toString()).isEqualTo(code);
        assertThat(String.valueOf(status.getDescription())).contains(text);
    }
}
