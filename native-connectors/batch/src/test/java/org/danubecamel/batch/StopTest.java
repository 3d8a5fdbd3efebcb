package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is parked when something stops is forgotten, and nothing is completed that was not written. */
class StopTest {

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11})
    void aRouteThatStopsWritesWhatIsParked(int parked) throws Exception {
        batch.batch("&batchSize=10" + BatchContext.PATIENT);
        batch.sendNumbers(parked);
        batch.context.getRouteController().stopRoute("in");
        assertThat(batch.all).allMatch(Sent::isCompleted);
        batch.assertAllSucceed();
        assertThat(batch.sink.written).hasSize(parked);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11})
    void aContextThatStopsWritesWhatIsParked(int parked) throws Exception {
        batch.batch("&batchSize=10" + BatchContext.PATIENT);
        batch.sendNumbers(parked);
        batch.context.stop();
        assertThat(batch.all).allMatch(Sent::isCompleted);
        batch.assertAllSucceed();
        assertThat(batch.sink.written).hasSize(parked);
    }

    @Test
    void aRouteThatIsSuspendedWritesWhatIsParkedAndMayGoOn() throws Exception {
        batch.routes(routes -> {
            routes.from("seda:in").routeId("in").to("danube-batch:test?uri=direct:sink" + BatchContext.PATIENT);
            routes.from("direct:sink").process(batch.sink);
        });
        var template = batch.context.createProducerTemplate();
        template.sendBody("seda:in?waitForTaskToComplete=Never", "a");
        await().until(() -> batch.endpoint().getPending() == 1);
        batch.context.getRouteController().suspendRoute("in");
        assertThat(batch.sink.written).containsExactly("a");
        batch.context.getRouteController().resumeRoute("in");
        template.sendBody("seda:in?waitForTaskToComplete=Never", "b");
        batch.context.getRouteController().stopRoute("in");
        assertThat(batch.sink.written).containsExactly("a", "b");
    }

    @Test
    void aRouteThatSendsToTheBatchThroughAnotherIsHeededToo() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").routeId("in").to("direct:next");
            routes.from("direct:next").to("danube-batch:test?uri=direct:sink" + BatchContext.PATIENT);
            routes.from("direct:sink").process(batch.sink);
        });
        batch.send("a");
        batch.context.getRouteController().stopRoute("in");
        assertThat(batch.sink.written).containsExactly("a");
    }

    @Test
    void aRouteMayBeStartedAgain() throws Exception {
        batch.batch("&batchSize=10" + BatchContext.PATIENT);
        for (var round = 0; round < 3; round++) {
            batch.sendNumbers(3);
            batch.context.getRouteController().stopRoute("in");
            batch.context.getRouteController().startRoute("in");
        }
        batch.assertAllSucceed();
        assertThat(batch.sink.written).hasSize(9);
    }

    @Test
    void aContextMayBeStartedAgain() throws Exception {
        batch.batch("&batchSize=10" + BatchContext.PATIENT);
        batch.send("a");
        batch.context.stop();
        batch.context.start();
        batch.send("direct:in?timeout=20000", "b");
        batch.context.stop();
        batch.assertAllSucceed();
        assertThat(batch.sink.written).containsExactly("a", "b");
    }

    @Test
    void aSinkThatHangsDoesNotHoldUpTheStopForLongerThanCamelAllows() throws Exception {
        batch.sink.close();
        batch.batch("&batchSize=10" + BatchContext.PATIENT);
        batch.context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        batch.context.getShutdownStrategy().setTimeout(100);
        batch.sendNumbers(15);
        batch.awaitCalls(1);
        batch.context.stop();
        assertThat(batch.failed()).as("none is completed").hasSize(15);
        assertThat(batch.all).allSatisfy(sent -> {
            assertThat(sent.failure()).hasMessageContaining("was stopped before a record of it was reported written");
            assertThat(new DefaultFailureClassifier().classify(sent.failure())).isEqualTo(FailureKind.SYSTEM);
        });
    }

    @Test
    void aRouteThatIsStoppedByForceFailsItsOwnRecordsOnly() throws Exception {
        var endpoint = "danube-batch:test?uri=direct:sink" + BatchContext.PATIENT;
        batch.sink.close();
        batch.routes(routes -> {
            routes.from("direct:one").routeId("one").to(endpoint);
            routes.from("direct:other").to(endpoint);
            routes.from("direct:sink").process(batch.sink);
        });
        var one = batch.send("direct:one", "a");
        var other = batch.send("direct:other", "b");
        batch.context.getRouteController().stopRoute("one", 100, TimeUnit.MILLISECONDS);
        assertThat(one.failure()).isNotNull();
        assertThat(other.isCompleted()).isFalse();
        batch.sink.open();
        assertThat(other.failure()).isNull();
    }

    @Test
    void aSenderThatWaitsForRoomIsSentAway() throws Exception {
        batch.sink.close();
        batch.batch("&batchSize=1&maxPendingRecords=1&pendingTimeout=600000");
        batch.send("a");
        var sender = new Thread(() -> batch.send("b"));
        sender.start();
        await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
        batch.context.getRouteController().stopRoute("in", 100, TimeUnit.MILLISECONDS);
        sender.join(20_000);
        assertThat(sender.isAlive()).isFalse();
        assertThat(batch.failed()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aLateAnswerOfTheSinkChangesNothing() throws Exception {
        batch.sink.close();
        batch.batch("&batchSize=1");
        var sent = batch.send("a");
        batch.awaitCalls(1);
        batch.context.getRouteController().stopRoute("in", 100, TimeUnit.MILLISECONDS);
        assertThat(sent.failure()).isNotNull();
        batch.sink.open();
        await().until(() -> batch.sink.written.contains("a"));
        assertThat(sent.failure()).isNotNull();
    }
}
