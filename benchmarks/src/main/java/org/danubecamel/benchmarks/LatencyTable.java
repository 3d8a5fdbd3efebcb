package org.danubecamel.benchmarks;

import java.util.List;
import org.danubecamel.benchmarks.figures.Rounds;

/** Prints what rounds of latencies have given: medians of the rounds' percentiles, and their extremes. */
final class LatencyTable {

    private LatencyTable() {}

    static void print(Rounds rounds, double rate) {
        Console.figure(
                "latency in us at %,.0f messages/s, from when each was due: median (min to max) of the rounds", rate);
        for (var side : List.of(rounds.ours(), rounds.baseline())) {
            var p50 = rounds.of(side, "p50");
            var p99 = rounds.of(side, "p99");
            Console.figure(
                    "%-10s p50 %,.0f (%,.0f to %,.0f)   p99 %,.0f (%,.0f to %,.0f)",
                    side, p50.median(), p50.least(), p50.most(), p99.median(), p99.least(), p99.most());
        }
    }
}
