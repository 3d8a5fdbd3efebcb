package org.danubecamel.benchmarks.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.benchmarks.process.Arguments;

/** What the rounds of two sides reported, in their order. */
public final class Rounds {

    private final String ours;
    private final String baseline;
    private final Map<String, List<Arguments>> reports = new LinkedHashMap<>();

    /** One round of one side. */
    public interface Round {

        /** Runs it. */
        Arguments run(String side, int number);
    }

    private Rounds(String ours, String baseline) {
        this.ours = ours;
        this.baseline = baseline;
        reports.put(ours, new ArrayList<>());
        reports.put(baseline, new ArrayList<>());
    }

    /** Runs the rounds in turn, and lets the two sides take turns in who is first, so that neither gains by its place. */
    public static Rounds alternate(String ours, String baseline, int count, Round round) {
        var rounds = new Rounds(ours, baseline);
        for (var number = 1; number <= count; number++) {
            var order = number % 2 == 1 ? List.of(ours, baseline) : List.of(baseline, ours);
            for (var side : order) {
                rounds.list(side).add(round.run(side, number));
            }
        }
        return rounds;
    }

    private List<Arguments> list(String side) {
        return reports.getOrDefault(side, List.of());
    }

    /** Returns our side's name. */
    public String ours() {
        return ours;
    }

    /** Returns the other side's name. */
    public String baseline() {
        return baseline;
    }

    /** Returns one figure of one side. */
    public Spread of(String side, String figure) {
        return Spread.of(
                list(side).stream().map(report -> report.number(figure)).toList());
    }

    /** Returns the ratio of the medians, ours to the baseline's. */
    public double ratio(String figure) {
        return of(ours, figure).median() / of(baseline, figure).median();
    }

    /** Returns the ratios of the pairs of rounds. */
    public Spread ratios(String figure) {
        var ratios = new ArrayList<Double>();
        for (var i = 0; i < list(ours).size(); i++) {
            ratios.add(list(ours).get(i).number(figure) / list(baseline).get(i).number(figure));
        }
        return Spread.of(ratios);
    }
}
