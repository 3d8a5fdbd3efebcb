package org.danubecamel.contract.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What arrives, and what comes again. */
final class DeliveryChecks {

    private static final long STOP_SECONDS = 8;

    private DeliveryChecks() {}

    static List<SourceCheck> all() {
        return List.of(
                SourceCheck.always(
                        "everything arrives once, and in order where that is promised", DeliveryChecks::once),
                SourceCheck.always("hostile texts arrive exactly", DeliveryChecks::hostile),
                SourceCheck.always("after a stop it goes on where it was", DeliveryChecks::restart),
                SourceCheck.always(
                        "a stop in the middle of reading is soon over, and loses nothing", DeliveryChecks::stop),
                new SourceCheck(
                        "what cannot be decoded becomes a dead letter, and its neighbours arrive",
                        source -> source.undecodable != null,
                        DeliveryChecks::undecodable));
    }

    private static void once(SourceBench bench) throws Exception {
        var expected = new ArrayList<>(bench.put("before", 150));
        try (var route = bench.route().ordered().start()) {
            bench.arrivals().awaitCount(1);
            expected.addAll(bench.put("meanwhile", 150));
            bench.arrivals().await(expected);
        }
        if (bench.source().promises(SourcePromise.ORDERED)) {
            assertThat(bench.arrivals().texts()).isEqualTo(expected);
        } else {
            assertThat(bench.arrivals().texts()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static void hostile(SourceBench bench) throws Exception {
        var texts = bench.source().hostile;
        bench.put(texts);
        try (var route = bench.route().start()) {
            bench.arrivals().awaitCount(texts.size());
        }
        assertThat(bench.arrivals().texts()).containsExactlyInAnyOrderElementsOf(texts);
    }

    private static void restart(SourceBench bench) throws Exception {
        var expected = new ArrayList<>(bench.put("first", 100));
        var first = bench.route().start();
        bench.arrivals().await(expected);
        first.stop();
        var second = bench.put("second", 50);
        expected.addAll(second);
        try (var route = bench.route().start()) {
            bench.arrivals().await(second);
        }
        assertThat(bench.arrivals().texts()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void stop(SourceBench bench) throws Exception {
        var expected = bench.put("many", 2_000);
        long seconds;
        try (var route = bench.route().start()) {
            bench.arrivals().awaitCount(20);
            var begin = System.nanoTime();
            route.stop();
            seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        }
        try (var route = bench.route().start()) {
            bench.arrivals().await(expected);
        }
        assertThat(seconds).as("seconds of a stop").isLessThan(STOP_SECONDS);
    }

    private static void undecodable(SourceBench bench) throws Exception {
        var bad = bench.source().undecodable;
        if (bad == null) {
            throw new AssertionError("Nothing is known that cannot be decoded");
        }
        var expected = new ArrayList<>(bench.put("before", 10));
        bad.put().with(bench.origin());
        expected.addAll(bench.put("after", 10));
        try (var route =
                bench.route().with("deadLetter", "danube:" + bench.deadTopic()).start()) {
            bench.arrivals().await(expected);
            bench.deadLetters().awaitCount(1);
        }
        assertThat(bench.arrivals().texts()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(bench.deadLetters().payloads()).singleElement().satisfies(letter -> assertThat(letter)
                .isEqualTo(bad.bytes()));
    }
}
