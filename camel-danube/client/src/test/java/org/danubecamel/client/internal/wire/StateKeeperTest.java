package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.junit.jupiter.api.Test;

class StateKeeperTest {
    private final StateKeeper state = new StateKeeper();
    private final DanubeException error = new DanubeException(ErrorId.UNREACHABLE, "gone");

    @Test
    void itBeginsConnectingWithoutAnError() {
        assertThat(state.status()).isEqualTo(Status.CONNECTING);
        assertThat(state.lastError()).isNull();
    }

    @Test
    void theLastErrorOutlivesTheRecovery() {
        state.set(Status.CONNECTING, error);
        state.set(Status.CONNECTED, null);

        assertThat(state.get().lastError()).isSameAs(error);
    }

    @Test
    void theTimeIsThatOfTheChangeOfStatus() {
        var began = state.get().since();
        await().until(() -> Instant.now().isAfter(began));
        state.set(Status.CONNECTING, error);
        assertThat(state.get().since()).isEqualTo(began);

        state.set(Status.CONNECTED, null);
        assertThat(state.get().since()).isAfter(began);
    }

    @Test
    void whatIsClosedStaysClosed() {
        state.set(Status.CLOSED, null);
        state.set(Status.CONNECTED, error);

        assertThat(state.status()).isEqualTo(Status.CLOSED);
        assertThat(state.lastError()).isNull();
    }
}
