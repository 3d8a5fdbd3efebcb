package org.danubecamel.contract.crash;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;
import org.danubecamel.contract.peer.TestPeer;
import org.danubecamel.embedded.EmbeddedBroker;
import org.jspecify.annotations.Nullable;

/** One life of a route after the other, each with messages to work on, and a broker that outlives them all. */
final class CrashRun implements AutoCloseable {

    /** How many messages are sent for each life. */
    static final int LOAD = 200;

    /** How many messages the broker gives without their acknowledgement: several batches. */
    static final int WINDOW = 4 * KilledRoutes.BATCH;

    private static final int BLOCK = 20;

    /** How many messages wait for the route at most while the system is killed. */
    private static final int AHEAD = 4 * WINDOW;

    /** How long a kill of a sink at work is late at most, in milliseconds. */
    private static final int WORK = 30;

    /** How long the system is away at least, in milliseconds. */
    private static final int MIN_OUTAGE = 250;

    private final CrashTarget target;
    private final Random random;
    private final boolean early;
    private final EmbeddedBroker broker =
            EmbeddedBroker.builder().window(WINDOW).build().start();
    private final DanubeClient client =
            DanubeClient.builder(broker.serviceUrl()).build();
    private final DeadLetterInbox inbox;
    private final Producer producer;
    private final List<Order> sent = new ArrayList<>();
    private final List<Set<Long>> confirmed = new ArrayList<>();
    private final List<Kill> kills = new ArrayList<>();

    /** @param early whether the sink is made wrong: it says that it has written, and writes then */
    CrashRun(CrashTarget target, long seed, boolean early) {
        this.target = target;
        this.random = new Random(seed);
        this.early = early;
        var dead = TopicName.parse(KilledRoutes.DEAD);
        client.createTopic(dead, DispatchStrategy.RELIABLE, 0).join();
        inbox = new DeadLetterInbox(client, dead);
        producer = client.newProducer(
                ProducerOptions.of(TopicName.parse(KilledRoutes.TOPIC)).withOrdered(true));
        // Its subscription has what is sent from now on.
        try (var first = start(null, 1)) {
            first.awaitReady();
            end(first);
        }
    }

    /** Kills the route at a crash point. */
    void killAt(CrashPoint point) {
        send(LOAD);
        try (var route = start(point, 1 + random.nextInt(point.visits()))) {
            var number = route.awaitHalted();
            if (early) {
                route.awaitConfirmed(number);
            }
            if (point == CrashPoint.WHILE_WRITING) {
                route.run(random.nextInt(WORK));
            }
            var life = confirmed.size();
            kill(route);
            kills.add(new Kill(life, point, number, written().contains(new Copy(number, life))));
        }
    }

    /** Kills the route somewhere in its work, or while it starts. */
    void killAnywhere() {
        send(LOAD);
        try (var route = start(null, 1)) {
            if (random.nextInt(4) == 0) {
                route.run(random.nextInt(2_000));
            } else {
                route.awaitConfirmations(random.nextInt(LOAD / 2));
                route.run(random.nextInt(10));
            }
            kill(route);
        }
    }

    /** Lets the route do what is left, waiting at most {@code patience} for it, and returns what came of it all. */
    Evidence finish(Duration patience) {
        try (var route = start(null, 1)) {
            awaitDone(patience);
            end(route);
        }
        return evidence(0);
    }

    /**
     * Kills the system over and over while the route writes to it under load, and starts it again; then lets the route do
     * what is left, waiting at most {@code patience} for it, and returns what came of it all.
     */
    Evidence killPeer(TestPeer peer, int times, Duration patience) {
        try (var route = start(null, 1)) {
            route.awaitReady();
            try (var load = new SteadyLoad(() -> sendAhead(route))) {
                for (var kill = 0; kill < times; kill++) {
                    // That the route goes on by itself, since the kill before.
                    route.awaitConfirmations(route.confirmed().size() + 1 + random.nextInt(LOAD));
                    route.run(random.nextInt(WORK));
                    peer.kill();
                    route.run(MIN_OUTAGE + random.nextInt(MIN_OUTAGE));
                    peer.start();
                }
                route.awaitConfirmations(route.confirmed().size() + 1);
            }
            awaitDone(patience);
            end(route);
        }
        return evidence(times);
    }

    private void awaitDone(Duration patience) {
        try {
            await().atMost(patience).until(this::isDone);
        } catch (ConditionTimeoutException e) {
            // What is missing is found by who judges.
        }
    }

    /** Returns the kills at crash points. */
    List<Kill> kills() {
        return kills;
    }

    DeadLetterInbox inbox() {
        return inbox;
    }

    /** Sends blocks with a bad message in each. */
    private void send(int count) {
        var stored = new ArrayList<CompletableFuture<?>>();
        for (var block = 0; block < count / BLOCK; block++) {
            var bad = random.nextInt(BLOCK);
            for (var place = 0; place < BLOCK; place++) {
                var order = new Order(sent.size(), place == bad);
                sent.add(order);
                stored.add(producer.send(OutgoingMessage.of(order.text().getBytes(StandardCharsets.UTF_8))));
            }
        }
        stored.forEach(CompletableFuture::join);
    }

    /** Sends a block, unless the route has enough to do. */
    private void sendAhead(RouteProcess route) {
        if (sent.size() - route.confirmed().size() < AHEAD) {
            send(BLOCK);
        }
    }

    private RouteProcess start(@Nullable CrashPoint armed, int visit) {
        return RouteProcess.start(new Life(
                broker.serviceUrl(),
                broker.adminUrl(),
                confirmed.size(),
                armed,
                visit,
                early,
                target.sink().getName(),
                target.settings()));
    }

    private void kill(RouteProcess route) {
        route.kill();
        confirmed.add(route.confirmed());
    }

    private void end(RouteProcess route) {
        route.stop();
        confirmed.add(route.confirmed());
    }

    private boolean isDone() {
        var evidence = evidence(0);
        return evidence.isComplete() && kills.stream().allMatch(evidence::isDoneAfter);
    }

    private Evidence evidence(int peerKills) {
        return new Evidence(
                List.copyOf(sent), written(), inbox.letters(), List.copyOf(confirmed), target.isOnce(), peerKills);
    }

    private List<Copy> written() {
        try {
            return target.read();
        } catch (Exception e) {
            throw new IllegalStateException("The system cannot be read", e);
        }
    }

    @Override
    public void close() {
        inbox.close();
        client.close();
        broker.close();
    }
}
