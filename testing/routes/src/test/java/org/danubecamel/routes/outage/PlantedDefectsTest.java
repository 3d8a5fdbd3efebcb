package org.danubecamel.routes.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.component.DanubeAcknowledgement;
import org.danubecamel.component.DanubeConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link OutageTest} looks at shows it where something is wrong. */
class PlantedDefectsTest {

    /** So many times a kibibyte, so many times: twice what may be kept. */
    private static final int KEPT = 256;

    private final Queue<Object> kept = new ConcurrentLinkedQueue<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    /** A failure that is wrongly said to be about the data. */
    private static final class Blamed extends ConnectException implements ClassifiedFailure {

        @Override
        public FailureKind failureKind() {
            return FailureKind.RECORD;
        }
    }

    @Test
    void whatIsLostKeptOrBlamedIsSeen() throws Exception {
        try (var context = new OutageContext(directory, Duration.ofSeconds(30), 5)) {
            var early = context.pipeline("early");
            var leaking = context.pipeline("leaking");
            var blamed = context.pipeline("blamed");
            var down = List.of(early, leaking);
            var admin = OutageContext.WITH_ADMIN;
            context.start(routes -> {
                early.addTo(
                        routes,
                        admin,
                        "&allowManualAcknowledgement=true&exceptionHandler=#silent",
                        PlantedDefectsTest::acknowledge);
                leaking.addTo(routes, admin, "", this::keep);
                blamed.addTo(routes, admin, "&maximumRedeliveries=0", exchange -> {
                    throw new Blamed();
                });
            });
            var before = MemoryUse.now();

            down.forEach(pipeline -> pipeline.sink.goDown(() -> new ConnectException("Connection refused")));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> down.stream().allMatch(pipeline -> pipeline.sink.refusals() > 3));
            await().atMost(Duration.ofMinutes(1)).until(() -> kept.size() >= KEPT);
            down.forEach(pipeline -> pipeline.sink.comeBack());
            var last = early.load.sent() + Pipeline.PER_SECOND;
            early.awaitSent(last);
            down.forEach(pipeline -> pipeline.load.stop());

            leaking.awaitWritten();
            await().atMost(Duration.ofMinutes(1)).until(() -> early.sink.written.contains(last - 1));
            assertThat(leaking.missing()).as("of a sound consumer").isZero();
            assertThat(early.missing())
                    .as("of one that acknowledges before it writes")
                    .isPositive();
            assertThat(MemoryUse.now().since(before)).as("with what is kept").isGreaterThan(OutageTest.MOST_GROWTH);
            assertThat(kept).isNotEmpty();
            assertThat(blamed.deadLetters())
                    .as("of an outage taken for bad records")
                    .isPositive();
        }
    }

    private static void acknowledge(Exchange exchange) {
        var unused = exchange.getMessage()
                .getHeader(DanubeConstants.ACKNOWLEDGEMENT, DanubeAcknowledgement.class)
                .acknowledge();
    }

    /** Keeps as much of each message as a long outage makes of a little. */
    private void keep(Exchange exchange) {
        if (kept.size() < KEPT) {
            kept.add(exchange.getMessage().getBody(String.class).repeat(KEPT));
        }
    }

    @Test
    void aSubscriptionThatNothingCanKeepFromBeingBlockedIsSeen() throws Exception {
        // One delivery is all that this broker allows.
        try (var context = new OutageContext(directory, Duration.ofMillis(200), 0)) {
            var blocked = context.pipeline("blocked");
            context.start(routes -> blocked.addTo(routes, OutageContext.WITHOUT_ADMIN));
            blocked.sink.goDown(() -> new ConnectException("Connection refused"));

            await().atMost(Duration.ofMinutes(1)).until(() -> !context.blocked().isEmpty());
        }
    }
}
