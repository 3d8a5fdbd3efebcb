package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.test.proxy.Direction.TO_CLIENT;
import static org.danubecamel.test.proxy.Direction.TO_TARGET;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.test.delivery.DeliveryReport;
import org.danubecamel.test.delivery.DeliveryRun;
import org.danubecamel.test.proxy.DanubeProxy;
import org.danubecamel.test.proxy.Direction;
import org.danubecamel.test.proxy.GrpcFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The network between clients and broker misbehaves in every way under load, and the broker is killed: nothing that is
 * stored is lost, nothing is out of order, and what is processed twice has its excuse.
 * {@code -Ddanube.test.rounds=20} is the long form.
 */
@ResourceLock("delivery load")
final class DisturbedDeliveryIT {

    private static final int ROUNDS = Integer.getInteger("danube.test.rounds", 1);
    private static final long MESSAGES_BETWEEN = 50;
    private static final int STRIKES = 5;

    @TempDir
    private Path directory;

    private MortalBroker broker;
    private DanubeProxy proxy;
    private DeliveryRun patient;
    private DeliveryRun impatient;

    @BeforeEach
    void start() {
        broker = MortalBroker.in(directory.resolve("data"));
        proxy = DanubeProxy.open(broker::serviceUrl);
        patient = patientRun();
        impatient = impatientRun();
    }

    @AfterEach
    void stop() {
        // All of them, whatever happens, and some may be missing; the last one first.
        try (var broker = this.broker;
                var proxy = this.proxy;
                var impatient = this.impatient;
                var patient = this.patient) {
            if (proxy != null) {
                proxy.endFaults();
            }
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void nothingIsLostOrReorderedWhateverTheNetworkDoes() {
        var disturbances = List.<Runnable>of(
                this::cut,
                this::tornFrames,
                this::stall,
                this::lostBytes,
                this::blackHole,
                this::refusedConnections,
                this::slowness,
                this::lostAnswersToPublishes,
                this::lostAnswersToAcknowledgements,
                this::lateAnswers,
                this::refusedPublishes,
                this::brokenStreams,
                broker::killAndStartAgain);
        for (var round = 0; round < ROUNDS; round++) {
            for (var disturbance : disturbances) {
                awaitLoad(patient);
                awaitLoad(impatient);
                disturbance.run();
            }
        }
        proxy.endFaults();

        expectClean(patient.finish());
        expectClean(impatient.finish());
    }

    /** Tries each message until it is stored. */
    private DeliveryRun patientRun() {
        return DeliveryRun.on(proxy.url(), TopicName.parse("/default/patient"), directory.resolve("patient"))
                .partitions(2)
                .messagesPerSecond(250)
                .start();
    }

    /** Gives messages up after half a second, and goes on with the next. */
    private DeliveryRun impatientRun() {
        return DeliveryRun.on(proxy.url(), TopicName.parse("/default/impatient"), directory.resolve("impatient"))
                .type(SubscriptionType.KEY_SHARED)
                .consumers(2)
                .messagesPerSecond(250)
                .deliveryTimeout(Duration.ofMillis(500))
                .start();
    }

    private void cut() {
        assertThat(proxy.tcp().cut()).isPositive();
    }

    private void tornFrames() {
        proxy.tcp().cutAfter(TO_TARGET, 10_001);
        proxy.tcp().cutAfter(TO_CLIENT, 10_003);
    }

    private void stall() {
        proxy.tcp().stall();
        awaitStandstill();
        proxy.tcp().resume();
    }

    /** What was under way in one direction is lost with the connection. */
    private void lostBytes() {
        for (var direction : Direction.values()) {
            proxy.tcp().stall(direction);
            awaitStandstill();
            proxy.tcp().cut();
            proxy.tcp().resume(direction);
        }
    }

    private void awaitStandstill() {
        var before = new AtomicLong(-1);
        await().during(Duration.ofMillis(300)).atMost(60, TimeUnit.SECONDS).until(() -> {
            var stored = patient.progress().stored();
            return before.getAndSet(stored) == stored;
        });
    }

    private void blackHole() {
        var before = proxy.tcp().swallowed(TO_CLIENT);
        proxy.tcp().blackHole(TO_CLIENT);
        awaitThat(() -> proxy.tcp().swallowed(TO_CLIENT) > before);
        proxy.tcp().endBlackHole();
    }

    private void refusedConnections() {
        var before = proxy.tcp().refused();
        proxy.tcp().refuse();
        proxy.tcp().cut();
        awaitThat(() -> proxy.tcp().refused() > before + 2);
        proxy.tcp().accept();
    }

    private void slowness() {
        var before = proxy.tcp().forwarded(TO_TARGET);
        proxy.tcp().slow(50_000);
        proxy.tcp().latency(Duration.ofMillis(20));
        awaitThat(() -> proxy.tcp().forwarded(TO_TARGET) > before + 50_000);
        proxy.tcp().fullSpeed();
        proxy.tcp().latency(Duration.ZERO);
    }

    private void lostAnswersToPublishes() {
        endAfterStrikes(proxy.grpc()
                .on(ProducerServiceGrpc.getSendMessageMethod())
                .everyNth(7)
                .loseResponse());
    }

    private void lostAnswersToAcknowledgements() {
        endAfterStrikes(
                proxy.grpc().on(ConsumerServiceGrpc.getAckMethod()).everyNth(7).loseResponse());
    }

    private void lateAnswers() {
        endAfterStrikes(proxy.grpc()
                .on(ProducerServiceGrpc.getSendMessageMethod())
                .everyNth(3)
                .delayResponse(Duration.ofMillis(100)));
    }

    private void refusedPublishes() {
        endAfterStrikes(proxy.grpc()
                .on(ProducerServiceGrpc.getSendMessageMethod())
                .everyNth(7)
                .refuse(Status.UNAVAILABLE.withDescription("Injected fault: refused")));
    }

    private void brokenStreams() {
        var fault = proxy.grpc()
                .on(ConsumerServiceGrpc.getReceiveMessagesMethod())
                .breakStreamAfter(20, Status.UNAVAILABLE.withDescription("Injected fault: the stream is broken"));
        proxy.tcp().cut();
        awaitThat(() -> fault.struck() >= 3);
        fault.end();
    }

    private static void endAfterStrikes(GrpcFault fault) {
        awaitThat(() -> fault.struck() >= STRIKES);
        fault.end();
    }

    private static void awaitLoad(DeliveryRun run) {
        var wanted = run.progress().stored() + MESSAGES_BETWEEN;
        awaitThat(() -> run.progress().stored() >= wanted);
    }

    private static void awaitThat(Callable<Boolean> condition) {
        await().atMost(60, TimeUnit.SECONDS).until(condition);
    }

    private static void expectClean(DeliveryReport report) {
        assertThat(report.isClean()).as(report.toString()).isTrue();
        assertThat(report.counts().doubts()).as("publishes without an answer").isPositive();
    }
}
