package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.Test;

/** What is said of messages that wait for a connection. */
class SendWatchTest {

    private static final TopicName TOPIC = TopicName.parse("orders");
    private static final Instant OUTAGE = Instant.parse("2026-01-01T00:00:00Z");

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final SendWatch watch = new SendWatch(later::add, said::add);

    @Test
    void messagesThatWaitForAConnectionAreReportedWithTheReason() {
        send(connecting(OUTAGE));

        runLater();

        assertThat(said).singleElement().asString().contains("/default/orders", "DNB-2001 No broker");
    }

    @Test
    void anOutageIsReportedOnce() {
        for (var i = 0; i < 3; i++) {
            send(connecting(OUTAGE));
            runLater();
        }

        assertThat(said).hasSize(1);
    }

    @Test
    void theNextOutageIsReportedAgain() {
        send(connecting(OUTAGE));
        runLater();

        send(connecting(OUTAGE.plusSeconds(60)));
        runLater();

        assertThat(said).hasSize(2);
    }

    @Test
    void ofManyMessagesOneIsWatched() {
        for (var i = 0; i < 1_000; i++) {
            send(connecting(OUTAGE));
        }

        assertThat(later).hasSize(1);
    }

    @Test
    void aMessageThatWasStoredMeanwhileIsNotReported() {
        var sent = send(connecting(OUTAGE));
        sent.complete(null);

        runLater();

        assertThat(said).isEmpty();
    }

    @Test
    void aSlowBrokerIsNoOutage() {
        send(new ConnectionState(Status.CONNECTED, OUTAGE, null));

        runLater();

        assertThat(said).isEmpty();
    }

    private CompletableFuture<Void> send(ConnectionState state) {
        var sent = new CompletableFuture<Void>();
        watch.watch(TOPIC, sent, () -> state);
        return sent;
    }

    private void runLater() {
        for (var task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
    }

    private static ConnectionState connecting(Instant since) {
        return new ConnectionState(Status.CONNECTING, since, new DanubeException(ErrorId.UNREACHABLE, "No broker"));
    }
}
