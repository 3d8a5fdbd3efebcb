package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.component.RecordedDelivery.Received;
import org.junit.jupiter.api.Test;

class DeadLetterContextTest {

    private static FailedMessage failed(String reason) {
        return new FailedMessage(
                new Received("body", 7, Map.of()),
                "billing",
                4,
                new IllegalStateException(reason),
                FailureKind.RECORD,
                "orders",
                "sql://insert",
                Instant.EPOCH);
    }

    @Test
    void aLongReasonIsCut() {
        var reason = DeadLetterContext.of(failed("x".repeat(100_000))).get(DeadLetterContext.FAILURE_REASON);

        assertThat(reason).hasSize(2_000).endsWith("\u2026");
    }

    @Test
    void itFitsIntoTheRoomThatThereIsAndTheReasonIsCutFirst() {
        var all = DeadLetterContext.of(failed("because"));
        for (var room = MessageSize.of(all) + 1; room >= 0; room--) {
            var some = DeadLetterContext.of(failed("because"), room);
            if (some.containsKey("x-failure-time")) {
                assertThat(MessageSize.of(some)).isLessThanOrEqualTo(room);
            }
        }
        assertThat(DeadLetterContext.of(failed("because"), MessageSize.of(all))).isEqualTo(all);
        assertThat(DeadLetterContext.of(failed("because"), MessageSize.of(all) - 5))
                .hasSize(all.size())
                .containsEntry("x-failure-endpoint", "sql://insert");
    }

    @Test
    void whatIsNeededToReplayIsNeverLeftOut() {
        assertThat(DeadLetterContext.of(failed("because"), 0))
                .containsKeys(
                        "x-original-topic",
                        "x-original-subscription",
                        "x-original-topic-offset",
                        "x-original-producer-name",
                        "x-original-request-id",
                        "x-original-key",
                        "x-delivery-attempt")
                .doesNotContainKeys("x-failure-reason", "x-failure-endpoint", "x-failure-class");
    }
}
