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

    private static final int ONE_SECOND = Pipeline.PER_SECOND;

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
    void aConsumerThatAcknowledgesEarlyLosesWhatTheSinkDidNotTake() throws Exception {
        try (var context = new OutageContext(directory, Duration.ofSeconds(30), 5)) {
            var early = context.pipeline("early");
            var sound = context.pipeline("sound");
            context.start(routes -> {
                early.addTo(
                        routes,
                        OutageContext.WITH_ADMIN,
                        "&allowManualAcknowledgement=true",
                        PlantedDefectsTest::acknowledge);
                sound.addTo(routes, OutageContext.WITH_ADMIN);
            });
            goDownAndComeBack(List.of(early, sound));

            sound.awaitWritten();
            // What was sent last has been through both routes then.
            await().until(() -> early.written() > 0 && isWritten(early, early.load.sent() - 1));
            assertThat(sound.missing()).isZero();
            assertThat(early.missing()).isPositive();
        }
    }

    private static void acknowledge(Exchange exchange) {
        var unused = exchange.getMessage()
                .getHeader(DanubeConstants.ACKNOWLEDGEMENT, DanubeAcknowledgement.class)
                .acknowledge();
    }

    private static boolean isWritten(Pipeline pipeline, int number) {
        return pipeline.sink.written.contains(number);
    }

    private static void goDownAndComeBack(List<Pipeline> pipelines) {
        pipelines.forEach(pipeline -> pipeline.sink.goDown(() -> new ConnectException("Connection refused")));
        pipelines.forEach(pipeline -> pipeline.awaitSent(ONE_SECOND));
        await().until(() -> pipelines.stream().allMatch(pipeline -> pipeline.sink.refusals() > 1));
        pipelines.forEach(pipeline -> pipeline.sink.comeBack());
        pipelines.forEach(pipeline -> pipeline.awaitSent(pipeline.load.sent() + ONE_SECOND));
        pipelines.forEach(pipeline -> pipeline.load.stop());
    }

    @Test
    void aSinkThatKeepsWhatItWasGivenMakesMemoryGrow() throws Exception {
        Queue<Object> kept = new ConcurrentLinkedQueue<>();
        try (var context = new OutageContext(directory, Duration.ofSeconds(30), 5)) {
            var leaking = context.pipeline("leaking");
            context.start(routes -> leaking.addTo(routes, OutageContext.WITH_ADMIN, "", exchange -> {
                // As much for each as a long outage makes of a little.
                kept.add(exchange.getMessage().getBody(String.class).repeat(64));
            }));
            var before = MemoryUse.now();
            goDownAndComeBack(List.of(leaking));
            leaking.awaitWritten();

            assertThat(MemoryUse.now().since(before)).isGreaterThan(OutageTest.MOST_GROWTH);
            assertThat(kept).isNotEmpty();
        }
    }

    @Test
    void anOutageThatIsTakenForBadRecordsMakesDeadLetters() throws Exception {
        try (var context = new OutageContext(directory, Duration.ofSeconds(30), 5)) {
            var blamed = context.pipeline("blamed");
            context.start(
                    routes -> blamed.addTo(routes, OutageContext.WITH_ADMIN, "&maximumRedeliveries=0", exchange -> {
                        throw new Blamed();
                    }));

            await().until(() -> blamed.deadLetters() > 0);
        }
    }

    @Test
    void aSubscriptionThatNothingCanKeepFromBeingBlockedIsNoticed() throws Exception {
        // One delivery is all that this broker allows.
        try (var context = new OutageContext(directory, Duration.ofMillis(200), 0)) {
            var blocked = context.pipeline("blocked");
            context.start(routes -> blocked.addTo(routes, OutageContext.WITHOUT_ADMIN));
            blocked.sink.goDown(() -> new ConnectException("Connection refused"));

            await().until(() -> !context.blocked().isEmpty());
        }
    }
}
