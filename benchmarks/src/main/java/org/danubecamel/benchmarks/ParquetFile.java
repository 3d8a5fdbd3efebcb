package org.danubecamel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.danubecamel.benchmarks.figures.Rounds;
import org.danubecamel.benchmarks.load.ParquetJob;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.JavaProcess;
import org.danubecamel.benchmarks.profile.Profile;

/**
 * Rows that a second of processor time writes as Parquet files, of ten columns and about 100 bytes: typed records against the
 * library's own writer of prepared rows, and JSON bodies against parsing them and writing prepared rows.
 */
final class ParquetFile implements Benchmark {

    static final String NAME = "parquet-file";

    private static final String RECORDS = "records";
    private static final String BARE = "bare";
    private static final String JSON = "json";
    private static final String PARSE_AND_BARE = "parse-and-bare";

    @Override
    public Headline run(Settings settings) {
        var typed = rates(settings, RECORDS, BARE);
        var json = rates(settings, JSON, PARSE_AND_BARE);
        print(typed);
        print(json);
        if (settings.profile()) {
            List.of(RECORDS, BARE, JSON, PARSE_AND_BARE).forEach(side -> profile(settings, side));
        }
        return new Headline(
                NAME,
                typed.ratio("rate"),
                "rows/s of typed records to the library's writer of prepared rows; from JSON bodies "
                        + String.format(Locale.ROOT, "%.2f", json.ratio("rate"))
                        + " of parsing and writing prepared rows; rows of a second of processor time, "
                        + settings.roundWords());
    }

    private static Rounds rates(Settings settings, String ours, String baseline) {
        return Rounds.alternate(ours, baseline, settings.rounds(), (side, number) -> {
            var report = work(settings, side, flags(settings));
            Console.progress(
                    "round %d/%d %s: %,.0f rows/s, %.1f bytes a row",
                    number, settings.rounds(), side, report.number("rate"), report.number("rowBytes"));
            return report;
        });
    }

    private static Arguments work(Settings settings, String side, List<String> flags) {
        try (var process =
                JavaProcess.start(ParquetJob.class, flags, settings.job().with("side", side))) {
            var report = process.report();
            process.awaitEnd();
            return report;
        }
    }

    /** With a collector that takes no second core. */
    private static List<String> flags(Settings settings) {
        var flags = new ArrayList<>(settings.workerFlags());
        flags.add("-XX:+UseSerialGC");
        return List.copyOf(flags);
    }

    private static void print(Rounds rounds) {
        Console.figure("%-16s %12s %12s %12s %12s", "rows/s", "median", "min", "max", "bytes a row");
        for (var side : List.of(rounds.ours(), rounds.baseline())) {
            var rate = rounds.of(side, "rate");
            Console.figure(
                    "%-16s %,12.0f %,12.0f %,12.0f %12.1f",
                    side,
                    rate.median(),
                    rate.least(),
                    rate.most(),
                    rounds.of(side, "rowBytes").median());
        }
        var ratios = rounds.ratios("rate");
        Console.figure(
                "ratio of medians %.3f; of the pairs of rounds: median %.3f, min %.3f, max %.3f",
                rounds.ratio("rate"), ratios.median(), ratios.least(), ratios.most());
    }

    private static void profile(Settings settings, String side) {
        var recording = Profile.newRecording();
        var report = work(settings, side, Profile.flags(flags(settings), recording, settings.warmUp()));
        Console.figure("%nprofile of %s, at %,.0f rows/s", side, report.number("rate"));
        Profile.read(recording).print();
    }
}
