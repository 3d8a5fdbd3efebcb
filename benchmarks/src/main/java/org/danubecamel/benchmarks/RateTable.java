package org.danubecamel.benchmarks;

import java.util.List;
import org.danubecamel.benchmarks.figures.Rounds;

/** Prints what rounds of rates have given. */
final class RateTable {

    private RateTable() {}

    static void print(Rounds rounds) {
        Console.figure(
                "%-10s %12s %12s %12s   %s", "messages/s", "median", "min", "max", "CPU us a message: here, broker");
        for (var side : List.of(rounds.ours(), rounds.baseline())) {
            var rate = rounds.of(side, "rate");
            Console.figure(
                    "%-10s %,12.0f %,12.0f %,12.0f   %.1f, %.1f",
                    side,
                    rate.median(),
                    rate.least(),
                    rate.most(),
                    rounds.of(side, "cpuHere").median(),
                    rounds.of(side, "cpuBroker").median());
        }
        var ratios = rounds.ratios("rate");
        Console.figure(
                "ratio of medians %.3f; of the pairs of rounds: median %.3f, min %.3f, max %.3f",
                rounds.ratio("rate"), ratios.median(), ratios.least(), ratios.most());
    }
}
