package org.danubecamel.routes.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.danubecamel.embedded.EmbeddedBroker;
import org.jspecify.annotations.Nullable;

/** One life of a route after the other, each with messages to work on, and a broker that outlives them all. */
final class KillRun implements AutoCloseable {

    /** How many messages are sent for each life. */
    static final int LOAD = 200;

    /** How many messages the broker gives without their acknowledgement: several batches. */
    static final int WINDOW = 100;

    private static final int ONE_BAD_IN = 20;

    private final Path file;
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

    /** @param early whether the route is made wrong: it acknowledges before it writes */
    KillRun(Path directory, long seed, boolean early) {
        this.file = directory.resolve("orders");
        this.random = new Random(seed);
        this.early = early;
        var dead = TopicName.parse(OrderRoutes.DEAD);
        client.createTopic(dead, DispatchStrategy.RELIABLE, 0).join();
        inbox = new DeadLetterInbox(client, dead);
        producer = client.newProducer(
                ProducerOptions.of(TopicName.parse(OrderRoutes.TOPIC)).withOrdered(true));
        // Its subscription has what is sent from now on.
        try (var first = start(null, 1)) {
            first.awaitReady();
            end(first);
        }
    }

    /** Kills the route at a crash point. */
    void killAt(CrashPoint point) {
        send();
        try (var route = start(point, 1 + random.nextInt(point.visits()))) {
            var number = route.awaitHalted();
            if (early) {
                route.awaitConfirmed(number);
            }
            kills.add(new Kill(confirmed.size(), point, number));
            kill(route);
        }
    }

    /** Kills the route somewhere in its work, or while it starts. */
    void killAnywhere() {
        send();
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
            try {
                await().atMost(patience).until(this::isDone);
            } catch (ConditionTimeoutException e) {
                // What is missing is found by who judges.
            }
            end(route);
        }
        return evidence();
    }

    /** Returns the kills at crash points. */
    List<Kill> kills() {
        return kills;
    }

    DeadLetterInbox inbox() {
        return inbox;
    }

    private void send() {
        var stored = new ArrayList<CompletableFuture<?>>();
        for (var block = 0; block < LOAD / ONE_BAD_IN; block++) {
            var bad = random.nextInt(ONE_BAD_IN);
            for (var place = 0; place < ONE_BAD_IN; place++) {
                var order = new Order(sent.size(), place == bad);
                sent.add(order);
                stored.add(producer.send(OutgoingMessage.of(order.text().getBytes(StandardCharsets.UTF_8))));
            }
        }
        stored.forEach(CompletableFuture::join);
    }

    private RouteProcess start(@Nullable CrashPoint armed, int visit) {
        return RouteProcess.start(new Life(
                broker.serviceUrl(), broker.adminUrl(), file.toString(), confirmed.size(), armed, visit, early));
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
        var evidence = evidence();
        return evidence.isComplete() && kills.stream().allMatch(evidence::isDoneAfter);
    }

    private Evidence evidence() {
        return new Evidence(List.copyOf(sent), written(), inbox.letters(), List.copyOf(confirmed));
    }

    private List<Copy> written() {
        try {
            return OrderFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        inbox.close();
        client.close();
        broker.close();
    }
}
