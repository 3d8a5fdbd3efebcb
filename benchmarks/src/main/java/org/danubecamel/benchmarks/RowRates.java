package org.danubecamel.benchmarks;

import java.util.List;
import org.danubecamel.benchmarks.figures.Rounds;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.profile.Profile;
import org.danubecamel.contract.peer.PostgresqlPeer;

/**
 * Rows a second into PostgreSQL, one side against the other. Both write the same rows into the same table of one server,
 * which is emptied between passes, from a JVM of their own for each round. What the JVM uses of the processor is told
 * beside it, because client and server share the cores.
 *
 * @param ours the side that is compared
 * @param baseline what it is compared with
 * @param of what the ratio is of
 */
record RowRates(String name, String ours, String baseline, String of) implements Benchmark {

    @Override
    public Headline run(Settings settings) {
        try (var peer = new PostgresqlPeer()) {
            peer.start();
            peer.execute("create table orders (id bigint primary key, customer text, city text, product text,"
                    + " price numeric(10,2), quantity int, weight double precision, paid boolean, day date,"
                    + " at timestamptz)");
            Console.progress("%s %s", peer.name(), peer.version());
            var job = Arguments.none()
                    .with("job", "row-rate")
                    .with("seconds", settings.seconds())
                    .with("warmUp", settings.warmUp())
                    .with("url", peer.jdbcUrl())
                    .with("user", peer.user())
                    .with("password", peer.password());
            var rates = Rounds.alternate(ours, baseline, settings.rounds(), (side, number) -> {
                var report = Jobs.work(settings.workerFlags(), job.with("side", side));
                Console.progress(
                        "round %d/%d %s: %,.0f rows/s, CPU for one: %.1f us here",
                        number, settings.rounds(), side, report.number("rate"), report.number("cpu"));
                return report;
            });
            print(rates);
            if (settings.profile()) {
                List.of(ours, baseline).forEach(side -> profile(settings, job.with("side", side)));
            }
            return new Headline(name, rates.ratio("rate"), of + ", " + settings.roundWords());
        }
    }

    private static void profile(Settings settings, Arguments job) {
        var recording = Profile.newRecording();
        var report = Jobs.work(Profile.flags(settings.workerFlags(), recording, settings.warmUp()), job);
        Console.figure("%nprofile of %s, at %,.0f rows/s", job.text("side"), report.number("rate"));
        Profile.read(recording).print();
    }

    private static void print(Rounds rounds) {
        Console.figure("%-10s %12s %12s %12s %20s", "rows/s", "median", "min", "max", "CPU of a row in us");
        for (var side : List.of(rounds.ours(), rounds.baseline())) {
            var rate = rounds.of(side, "rate");
            Console.figure(
                    "%-10s %,12.0f %,12.0f %,12.0f %20.2f",
                    side,
                    rate.median(),
                    rate.least(),
                    rate.most(),
                    rounds.of(side, "cpu").median());
        }
        var ratios = rounds.ratios("rate");
        Console.figure(
                "ratio of medians %.3f; of the pairs of rounds: median %.3f, min %.3f, max %.3f",
                rounds.ratio("rate"), ratios.median(), ratios.least(), ratios.most());
    }
}
