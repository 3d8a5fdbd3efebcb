package org.danubecamel.contract.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.danubecamel.contract.peer.PeerFault;

/** What must not be lost while Danube, the system or the source itself is gone. */
final class OutageChecks {

    private OutageChecks() {}

    static List<SourceCheck> all() {
        return List.of(
                SourceCheck.always(
                        "what Danube refuses, or stores without saying so, is not lost",
                        OutageChecks::refusedAndUnanswered),
                SourceCheck.always(
                        "while Danube is down no more is read than may be in flight", OutageChecks::backPressure),
                SourceCheck.always(
                        "what was in flight when the source was given up comes again", OutageChecks::abandoned),
                SourceCheck.always(
                        "a process that is killed loses nothing, and repeats no more than was in flight",
                        OutageChecks::killedProcess),
                new SourceCheck(
                        "a system that is down at the start is read when it is there",
                        source -> source.peer.faults().contains(PeerFault.RESTART),
                        OutageChecks::downAtTheStart),
                new SourceCheck(
                        "a system that dies is read on when it is back",
                        source -> source.peer.faults().contains(PeerFault.KILL),
                        OutageChecks::killed));
    }

    private static void refusedAndUnanswered(SourceBench bench) throws Exception {
        var expected = new ArrayList<>(bench.put("refused", 20));
        var refusal = bench.sends().refuse(Status.UNAVAILABLE);
        try (var route =
                bench.route().withDeliveryTimeout(Duration.ofMillis(300)).start()) {
            route.awaitAnotherTry();
            refusal.end();
            bench.arrivals().await(expected);

            var lost = bench.sends().everyNth(3).loseResponse();
            expected.addAll(bench.put("unanswered", 50));
            bench.arrivals().await(expected);
            lost.end();

            bench.proxy().tcp().cut();
            expected.addAll(bench.put("cut", 50));
            bench.arrivals().await(expected);
        }
        assertRepeatsAtMost(bench, expected, SourceBench.MAX_IN_FLIGHT);
    }

    private static void backPressure(SourceBench bench) throws Exception {
        var most = 20;
        var expected = bench.put("many", 200);
        bench.sends().refuse(Status.UNAVAILABLE);
        try (var route = bench.route().with("maxInFlight", most).start()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> route.handedOnce() >= most);
            await("no more than may be in flight")
                    .during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> route.handedOnce() <= most);
            bench.proxy().endFaults();

            bench.arrivals().await(expected);
        }
    }

    private static void abandoned(SourceBench bench) throws Exception {
        var expected = new ArrayList<>(bench.put("published", 30));
        var route = bench.route().start();
        bench.arrivals().await(expected);
        bench.sends().refuse(Status.UNAVAILABLE);
        var inFlight = bench.put("in flight", 30);
        await().atMost(Duration.ofSeconds(10)).until(() -> route.handedOnce() >= 60);
        route.abandon();
        expected.addAll(inFlight);

        try (var next = bench.undisturbedRoute().start()) {
            bench.arrivals().await(expected);
        }
        assertRepeatsAtMost(bench, expected, SourceBench.MAX_IN_FLIGHT);
    }

    /** It is killed when it has published much and has as much in flight, of which nothing is stored. */
    private static void killedProcess(SourceBench bench) throws Exception {
        var published = SourceBench.MAX_IN_FLIGHT + 60;
        var expected = new ArrayList<>(bench.put("published", published));
        try (var process = bench.process(null)) {
            process.awaitHanded(published);
            bench.arrivals().await(expected);
            bench.sends().refuse(Status.UNAVAILABLE);
            expected.addAll(bench.put("in flight", 60));
            process.awaitHanded(published + 60);
            process.kill();
        }
        try (var route = bench.undisturbedRoute().start()) {
            bench.arrivals().await(expected);
        }
        assertRepeatsAtMost(bench, expected, SourceBench.MAX_IN_FLIGHT);
    }

    private static void downAtTheStart(SourceBench bench) throws Exception {
        var expected = bench.put("there already", 10);
        bench.source().peer.stop();
        try (var route = bench.route().start()) {
            bench.source().peer.start();

            bench.arrivals().await(expected);
        }
    }

    private static void killed(SourceBench bench) throws Exception {
        var expected = new ArrayList<>(bench.put("before", 100));
        try (var route = bench.route().start()) {
            bench.arrivals().await(expected);
            bench.source().peer.kill();
            route.awaitDown();
            bench.source().peer.start();
            expected.addAll(bench.put("after", 100));

            bench.arrivals().await(expected);
        }
        assertRepeatsAtMost(bench, expected, SourceBench.MAX_IN_FLIGHT);
    }

    /** Nothing else has arrived, and no more than so many again. */
    static void assertRepeatsAtMost(SourceBench bench, List<String> expected, int most) {
        var texts = bench.arrivals().texts();
        var times = new HashMap<String, Integer>();
        texts.forEach(text -> times.merge(text, 1, Integer::sum));
        assertThat(times.keySet()).isSubsetOf(expected);
        assertThat(texts.size() - times.size()).as("what came again").isLessThanOrEqualTo(most);
    }
}
