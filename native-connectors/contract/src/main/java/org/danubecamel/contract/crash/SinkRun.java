package org.danubecamel.contract.crash;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;
import org.danubecamel.contract.peer.TestPeer;
import org.jspecify.annotations.Nullable;

/** One life of a route to a sink after the other, each with messages to work on. */
final class SinkRun implements KillableRun {

    /** How many messages are sent for each life. */
    static final int LOAD = 200;

    /** How many messages the broker gives without their acknowledgement: several batches. */
    static final int WINDOW = 4 * SinkRoutes.BATCH;

    /** How many messages wait for the route at most while the system is killed. */
    private static final int AHEAD = 4 * WINDOW;

    private static final int BLOCK = 20;

    private final SinkTarget target;
    private final Random random;
    private final boolean early;
    private final Lives lives;
    private final DeadLetterInbox inbox;
    private final Producer producer;
    private final List<Order> sent = new ArrayList<>();
    private final List<Kill> kills = new ArrayList<>();

    /** @param early whether the sink is made wrong: it says that it has written, and writes then */
    SinkRun(SinkTarget target, long seed, boolean early) {
        this.target = target;
        this.random = new Random(seed);
        this.early = early;
        lives = new Lives(KilledSink.class, target.sink(), target.settings(), early, WINDOW);
        var dead = TopicName.parse(SinkRoutes.DEAD);
        lives.client().createTopic(dead, DispatchStrategy.RELIABLE, 0).join();
        inbox = new DeadLetterInbox(lives.client(), dead);
        producer = lives.client()
                .newProducer(
                        ProducerOptions.of(TopicName.parse(SinkRoutes.TOPIC)).withOrdered(true));
    }

    @Override
    public void killAt(CrashPoint point) {
        try (var route = start(point, 1 + random.nextInt(point.visits()))) {
            var number = route.awaitHalted();
            if (early) {
                route.awaitConfirmed(number);
            }
            if (point == CrashPoint.WHILE_WRITING) {
                route.run(random.nextInt(RouteProcess.WORK));
            }
            var life = lives.number();
            lives.kill(route);
            kills.add(new Kill(life, point, number, written().contains(new Copy(number, life))));
        }
    }

    @Override
    public void killAnywhere() {
        try (var route = start(null, 1)) {
            route.runAWhile(random, LOAD / 2);
            lives.kill(route);
        }
    }

    /** With messages to work on. The first life has them when it has its subscription, which gets what is sent from then on. */
    private RouteProcess start(@Nullable CrashPoint armed, int visit) {
        if (lives.number() > 0) {
            send(LOAD);
            return lives.start(armed, visit);
        }
        var first = lives.start(armed, visit);
        try {
            first.awaitReady();
            send(LOAD);
            return first;
        } catch (RuntimeException | Error e) {
            first.close();
            throw e;
        }
    }

    @Override
    public Evidence finish(Duration patience) {
        try (var route = lives.start()) {
            awaitDone(patience);
            lives.end(route);
        }
        return evidence(0);
    }

    @Override
    public Evidence killPeer(TestPeer peer, int times, Duration patience) {
        try (var route = lives.start()) {
            route.awaitReady();
            try (var load = new SteadyLoad(() -> sendAhead(route))) {
                new PeerKills(peer, route, random).run(times, LOAD);
            }
            awaitDone(patience);
            lives.end(route);
        }
        return evidence(times);
    }

    private void awaitDone(Duration patience) {
        try {
            await().atMost(patience).until(() -> evidence(0).isComplete(kills));
        } catch (ConditionTimeoutException e) {
            // What is missing is found by who judges.
        }
    }

    @Override
    public List<Kill> kills() {
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

    private Evidence evidence(int peerKills) {
        return new Evidence(
                List.copyOf(sent), written(), inbox.letters(), lives.confirmed(), target.isOnce(), peerKills);
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
        lives.close();
    }
}
