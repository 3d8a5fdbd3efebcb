package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** Starts brokers whose ids all lie in the upper half of the unsigned range, and closes them. */
abstract class BrokerTest {

    static final String TOPIC = "/default/orders";

    private final List<AutoCloseable> open = new ArrayList<>();

    EmbeddedBroker broker() {
        return broker(builder -> builder);
    }

    EmbeddedBroker broker(UnaryOperator<EmbeddedBrokerBuilder> settings) {
        EmbeddedBrokerBuilder builder =
                EmbeddedBroker.builder().ids(() -> ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        EmbeddedBroker broker = settings.apply(builder).build().start();
        open.add(broker);
        return broker;
    }

    RawClient client(EmbeddedBroker broker) {
        RawClient client = new RawClient(broker.serviceUrl());
        open.add(0, client);
        return client;
    }

    RawAdmin admin(EmbeddedBroker broker) {
        RawAdmin admin = new RawAdmin(broker.adminUrl());
        open.add(0, admin);
        return admin;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    static void assertRefused(Status.Code code, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(code);
                })
                .hasMessageContaining(text);
    }
}
