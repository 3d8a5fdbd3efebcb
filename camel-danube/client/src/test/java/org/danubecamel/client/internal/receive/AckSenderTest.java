package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Channel;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.fake.Samples;
import org.danubecamel.client.internal.wire.Calls;
import org.danubecamel.client.internal.wire.ServiceUrl;
import org.danubecamel.client.internal.wire.Settings;
import org.danubecamel.client.internal.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AckSenderTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Wire wire = new Wire(
            new ServiceUrl("127.0.0.1", 1), new Settings(SECOND, SECOND, SECOND, 1_000), Runnable::run, Runnable::run);
    private final List<Calls.Answer<Object>> calls = new CopyOnWriteArrayList<>();
    private final List<AckOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    private volatile long openStream = 1;
    private final AckSender sender = new AckSender(wire, Samples.TOPIC, "billing", this::channelOf);

    private Channel channelOf(long stream) {
        return stream == openStream ? wire.serviceChannel() : null;
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private void send(long stream) {
        AckRequests request = (wire, channel, subscription, answer) -> calls.add(answer);
        sender.send(request, stream, outcomes::add);
    }

    private void send(long stream, int count) {
        for (var i = 0; i < count; i++) {
            send(stream);
        }
    }

    private static Throwable unavailable() {
        return Status.UNAVAILABLE.asRuntimeException();
    }

    @Test
    void anAnswerConfirms() {
        send(1);
        calls.get(0).answered("ok");

        assertThat(outcomes).containsExactly(AckOutcome.CONFIRMED);
    }

    @Test
    void anAnswerThatComesAfterTheStreamsEndDoesNotConfirm() {
        send(1);
        openStream = 2;
        calls.get(0).answered("ok");

        assertThat(outcomes).containsExactly(AckOutcome.UNCONFIRMED);
    }

    @Test
    void noMoreThanSixteenAreUnanswered() {
        send(1, 40);
        assertThat(calls).hasSize(16);

        calls.get(3).answered("ok");
        assertThat(calls).hasSize(17);
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void oneOfAnEndedStreamIsNotSent() {
        send(0);

        assertThat(calls).isEmpty();
        assertThat(outcomes).containsExactly(AckOutcome.UNCONFIRMED);
    }

    @Test
    void thoseThatWaitAreDroppedWhenTheirStreamEndsHoweverMany() {
        send(1, 100_000);
        openStream = 2;
        List.copyOf(calls).forEach(answer -> answer.failed(unavailable()));

        assertThat(calls).hasSize(16);
        assertThat(outcomes).hasSize(100_000).containsOnly(AckOutcome.UNCONFIRMED);
    }

    @Test
    void aFailedOneIsTriedAgainWhileItsStreamIsTheSame() {
        send(1);
        calls.get(0).failed(unavailable());
        await().until(() -> calls.size() == 2);
        calls.get(1).answered("ok");

        assertThat(outcomes).containsExactly(AckOutcome.CONFIRMED);
    }

    @Test
    void aFailedOneIsNotTriedAgainOnAnotherStream() {
        send(1);
        openStream = 2;
        calls.get(0).failed(unavailable());

        assertThat(outcomes).containsExactly(AckOutcome.UNCONFIRMED);
    }

    @Test
    void oneThatRestsIsLetGoAsSoonAsItsStreamEnds() {
        send(1);
        calls.get(0).failed(unavailable());
        openStream = 2;
        sender.streamEnded();

        assertThat(outcomes).containsExactly(AckOutcome.UNCONFIRMED);
    }

    @Test
    void oneThatIsDeniedIsNotTriedAgain() {
        send(1);
        calls.get(0).failed(Status.PERMISSION_DENIED.asRuntimeException());

        assertThat(outcomes).containsExactly(AckOutcome.UNCONFIRMED);
    }

    @Test
    void oneThatKeepsFailingIsGivenUp() {
        AckRequests failing = (wire, channel, subscription, answer) -> {
            calls.add(answer);
            answer.failed(unavailable());
        };
        sender.send(failing, 1, outcomes::add);

        await().atMost(Duration.ofSeconds(8)).until(() -> !outcomes.isEmpty());
        assertThat(outcomes).containsExactly(AckOutcome.UNCONFIRMED);
        assertThat(calls).hasSize(6);
    }

    @Test
    void idleIsToldWhenAllAreAnswered() {
        var told = new ArrayList<String>();
        sender.whenIdle(() -> told.add("at once"));
        send(1, 17);
        sender.whenIdle(() -> told.add("idle"));
        List.copyOf(calls).forEach(answer -> answer.answered("ok"));
        assertThat(told).containsExactly("at once");

        calls.get(16).answered("ok");
        assertThat(told).containsExactly("at once", "idle");
    }
}
