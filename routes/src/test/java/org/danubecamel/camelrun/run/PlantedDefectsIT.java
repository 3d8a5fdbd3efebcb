package org.danubecamel.camelrun.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Routes with defects that the runs must find. */
final class PlantedDefectsIT {

    private static final String SECRET = "s3cr3t-of-this-test";

    @Test
    void aSoundRoutePasses(@TempDir Path folder, TestInfo test) throws Exception {
        run("sound", Duration.ofSeconds(60), folder, test);
    }

    @Test
    void aRouteThatDropsARecordIsFound(@TempDir Path folder, TestInfo test) {
        assertThatThrownBy(() -> run("dropping", Duration.ofSeconds(15), folder, test))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 of 1000 orders have not arrived")
                .hasMessageContaining("id=717,");
    }

    @Test
    void aCommandThatLacksADependencyIsFound(@TempDir Path folder, TestInfo test) {
        assertThatThrownBy(() -> run("undeclared", Duration.ofSeconds(60), folder, test))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("camel ended before")
                .hasMessageContaining("danube-source");
    }

    @Test
    void aRouteThatPrintsASecretIsFound(@TempDir Path folder, TestInfo test) {
        assertThatThrownBy(() -> run("telling", Duration.ofSeconds(60), folder, test))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a secret is among what camel has printed")
                .hasMessageNotContaining(SECRET);
    }

    private static void run(String route, Duration patience, Path folder, TestInfo test) throws Exception {
        var run = new LogRoute(route, patience);
        run.prepare(folder, test);
        try {
            run.everyRecordArrivesThoughTheRunIsEndedInTheMiddle();
        } finally {
            run.end();
        }
    }

    /** The target is Camel's log. */
    private static final class LogRoute extends SinkRouteRun {

        private final Duration patience;

        LogRoute(String name, Duration patience) {
            super("src/test/routes/" + name + ".camel.yaml");
            this.patience = patience;
        }

        @Override
        protected Duration patience() {
            return patience;
        }

        @Override
        protected Map<String, String> properties() {
            return file().command().properties().containsKey("password") ? Map.of("password", SECRET) : Map.of();
        }

        @Override
        protected WrongValue wrongValue() {
            return new WrongValue("topic", "not/a/topic", "DNB-1001", "not/a/topic");
        }

        @Override
        protected Collection<Order> arrived() {
            return Lines.orders(output());
        }
    }
}
