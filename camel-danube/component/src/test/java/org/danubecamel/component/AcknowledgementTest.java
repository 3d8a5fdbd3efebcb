package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.component.RecordedDelivery.ACKNOWLEDGED;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.danubecamel.client.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A message is acknowledged when the last step of its way is done, on whatever way, and never when it fails. */
class AcknowledgementTest {

    private final ExecutorService clientThread = Executors.newSingleThreadExecutor();

    @AfterEach
    void endClient() {
        clientThread.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void acknowledgesWhenTheLastStepIsDone(AcknowledgementPath path) throws Exception {
        checkOrder(path, DanubeConsumer::deliver);
    }

    @ParameterizedTest
    @EnumSource
    void triesAgainAndNeverAcknowledgesWhenTheLastStepFails(AcknowledgementPath path) throws Exception {
        var gate = new Gate();
        try (var offline = started(path, gate)) {
            var delivery = RecordedDelivery.of("a,b");
            clientThread.execute(() -> offline.deliver(delivery));
            gate.awaitMessage();
            gate.fail();
            await().until(() -> !delivery.decisions().isEmpty());
            offline.context.stop();
            assertThat(delivery.decisions()).isEqualTo(List.of("retry in 1000 ms"));
        }
    }

    @ParameterizedTest
    @MethodSource
    void noticesAnEarlyAcknowledgement(AcknowledgementPath path, Early defect) {
        assertThatThrownBy(() -> checkOrder(path, defect::deliver))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("before the last step was done");
    }

    static Stream<Arguments> noticesAnEarlyAcknowledgement() {
        return Arrays.stream(AcknowledgementPath.values())
                .flatMap(path -> path.visibleDefects.stream().map(defect -> Arguments.of(path, defect)));
    }

    /** The check itself: nothing is decided while the last step is at work, and one acknowledgement follows it. */
    private void checkOrder(AcknowledgementPath path, BiConsumer<DanubeConsumer, Delivery> deliver) throws Exception {
        var gate = new Gate();
        try (var offline = started(path, gate)) {
            var delivery = RecordedDelivery.of("a,b");
            var returned = clientThread.submit(() -> deliver.accept(offline.consumer(), delivery));
            gate.awaitMessage();
            if (path.handsOver()) {
                returned.get();
            }
            try {
                assertThat(delivery.decisions())
                        .as("decided before the last step was done")
                        .isEmpty();
            } finally {
                gate.open();
            }
            await().until(() -> !delivery.decisions().isEmpty());
            offline.context.stop();
            assertThat(delivery.decisions()).isEqualTo(List.of(ACKNOWLEDGED));
        }
    }

    private static OfflineConsumer started(AcknowledgementPath path, Gate gate) throws Exception {
        var offline = new OfflineConsumer();
        offline.start(new RouteBuilder() {
            @Override
            public void configure() {
                path.route(this, gate);
            }
        });
        // Where a program or a route fetches messages, the consumer is made by the first fetch.
        await().until(() -> offline.consumer() != null && offline.consumer().isStarted());
        return offline;
    }
}
