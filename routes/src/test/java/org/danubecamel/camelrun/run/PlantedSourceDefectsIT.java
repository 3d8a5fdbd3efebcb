package org.danubecamel.camelrun.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Routes to Danube with defects that the runs must find. */
final class PlantedSourceDefectsIT {

    private static final Duration SHORT = Duration.ofSeconds(15);

    @Test
    void aRouteThatLeavesOutARecordIsFound(@TempDir Path folder, TestInfo test) {
        assertThatThrownBy(() -> run(
                        "omitting",
                        SHORT,
                        folder,
                        test,
                        SourceRouteRun::everyRecordArrivesThoughTheRunIsEndedInTheMiddle))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 of 1000 orders have not arrived")
                .hasMessageContaining("\"id\":717,");
    }

    @Test
    void aRouteThatChangesTheBytesOfRecordsIsFound(@TempDir Path folder, TestInfo test) {
        assertThatThrownBy(() -> run("rewriting", SHORT, folder, test, SourceRouteRun::whatHasArrivedIsNotReadAgain))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("10 of 10 orders have not arrived");
    }

    @Test
    void aRouteThatForgetsWhatItHasReadIsFound(@TempDir Path folder, TestInfo test) {
        assertThatThrownBy(() -> run(
                        "forgetting",
                        Duration.ofSeconds(60),
                        folder,
                        test,
                        SourceRouteRun::whatHasArrivedIsNotReadAgain))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the following elements were unexpected")
                .hasMessageContaining("\"id\":9,");
    }

    private static void run(String route, Duration patience, Path folder, TestInfo test, Story story) throws Exception {
        var run = new FileRoute(route, patience);
        run.prepare(folder, test);
        try {
            story.tell(run);
        } finally {
            run.end();
        }
    }

    /** A test of the suite. */
    private interface Story {
        void tell(SourceRouteRun run) throws Exception;
    }

    /** The source is a directory. */
    private static final class FileRoute extends SourceRouteRun {

        private final Duration patience;

        FileRoute(String name, Duration patience) {
            super("src/test/routes/" + name + ".camel.yaml");
            this.patience = patience;
        }

        @Override
        protected Duration patience() {
            return patience;
        }

        @Override
        protected Map<String, String> properties() {
            return Map.of();
        }

        @Override
        protected WrongValue wrongValue() {
            return new WrongValue("topic", "not/a/topic", "DNB-1001", "not/a/topic");
        }

        @Override
        protected void write(List<Order> orders) throws IOException {
            var lines = orders.stream().map(order -> order.json() + "\n").collect(Collectors.joining());
            var directory = Files.createDirectories(folder().resolve(printed("directory")));
            // Read in the order of names: what comes again comes before what is new.
            var name = "orders-%04d.jsonl".formatted(orders.get(0).id());
            Files.move(Files.writeString(folder().resolve(name), lines), directory.resolve(name));
        }

        @Override
        protected String body(Order order) {
            return order.escapedJson();
        }
    }
}
