package org.danubecamel.contract.crash;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionTimeoutException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;
import org.danubecamel.contract.peer.TestPeer;

/** One life of a route from a source after the other, each with records to read. */
final class SourceRun implements KillableRun {

    private static final int LOAD = 200;
    private static final int BLOCK = 20;

    private final SourceTarget target;
    private final Positions positions;
    private final Random random;
    private final boolean early;
    private final Lives lives;
    private final RecordInbox inbox;
    private final List<Order> added = new ArrayList<>();
    private final List<Kill> kills = new ArrayList<>();

    /**
     * @param positions where the position is kept
     * @param early whether the route is made wrong: a record counts as published, and is published then
     */
    SourceRun(SourceTarget target, Path positions, long seed, boolean early) {
        this.target = target;
        this.positions = new Positions(positions);
        this.random = new Random(seed);
        this.early = early;
        lives = new Lives(KilledSource.class, target.source(), settings(target, positions), early, LOAD);
        var topic = TopicName.parse(SourceRoute.TOPIC);
        lives.client().createTopic(topic, DispatchStrategy.RELIABLE, 0).join();
        inbox = new RecordInbox(lives.client(), topic);
    }

    private static Map<String, String> settings(SourceTarget target, Path positions) {
        var settings = new HashMap<>(target.settings());
        settings.put(KilledSource.POSITIONS, positions.toString());
        return settings;
    }

    @Override
    public void killAt(CrashPoint point) {
        add(LOAD);
        var before = positions.content();
        var visit = early ? 1 : 1 + random.nextInt(point.visits());
        try (var route = lives.start(point, visit)) {
            var number = route.awaitHalted();
            if (early) {
                positions.awaitOther(before);
            }
            if (point == CrashPoint.WHILE_STORING_POSITION) {
                route.run(random.nextInt(RouteProcess.WORK));
            }
            kills.add(new Kill(lives.number(), point, number, false));
            lives.kill(route);
        }
    }

    @Override
    public void killAnywhere() {
        add(LOAD);
        try (var route = lives.start()) {
            route.runAWhile(random, LOAD / 2);
            lives.kill(route);
        }
    }

    @Override
    public Evidence finish(Duration patience) {
        try (var route = lives.start()) {
            awaitDone(patience);
            lives.end(route);
        }
        return evidence();
    }

    @Override
    public Evidence killPeer(TestPeer peer, int times, Duration patience) {
        try (var route = lives.start()) {
            route.awaitReady();
            try (var load = new SteadyLoad(this::addIfThere)) {
                new PeerKills(peer, route, random).run(times, LOAD);
            }
            // The block whose outcome is not known, if there is one.
            add(BLOCK);
            awaitDone(patience);
            lives.end(route);
        }
        return evidence();
    }

    @Override
    public List<Kill> kills() {
        return kills;
    }

    private void add(int count) {
        try {
            addBlock(count);
        } catch (Exception e) {
            throw new IllegalStateException("The system takes no records", e);
        }
    }

    private void addIfThere() {
        try {
            addBlock(BLOCK);
        } catch (Exception e) {
            // It is away, and gets the same again.
        }
    }

    private void addBlock(int count) throws Exception {
        var numbers =
                LongStream.range(added.size(), added.size() + count).boxed().toList();
        target.add(numbers);
        numbers.forEach(number -> added.add(new Order(number, false)));
    }

    private void awaitDone(Duration patience) {
        try {
            await().atMost(patience).until(() -> evidence().isComplete(kills));
        } catch (ConditionTimeoutException e) {
            // What is missing is found by who judges.
        }
    }

    /** Nothing excuses a second copy but a kill of the route; what is published may come again until the position is stored. */
    private Evidence evidence() {
        var confirmed = Collections.nCopies(lives.number() + 1, Set.<Long>of());
        return new Evidence(List.copyOf(added), inbox.records(), List.of(), confirmed, false, 0);
    }

    @Override
    public void close() {
        inbox.close();
        lives.close();
    }
}
