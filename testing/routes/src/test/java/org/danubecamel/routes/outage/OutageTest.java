package org.danubecamel.routes.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sinks that are down under load, in one context with one that is not. The outage lasts 10 s, or as long as
 * {@code danube.test.outage} says, such as {@code PT10M}; the broker would block a subscription much earlier.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {

    private static final Logger LOG = LoggerFactory.getLogger(OutageTest.class);
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.parse(System.getProperty("danube.test.outage", SHORT.toString()));
    private static final boolean IS_LONG = OUTAGE.compareTo(Duration.ofMinutes(5)) >= 0;
    static final long MOST_GROWTH = 32L << 20;
    private static final double LEAST_RATE = 0.9;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    private OutageContext context;
    private Pipeline goesOn;
    private Pipeline refused;
    private Pipeline database;
    private Pipeline withoutAdmin;
    private List<Pipeline> all;
    private List<Pipeline> down;
    private MemoryUse before;
    private MemoryUse after;
    private double rateRatio;

    @BeforeAll
    void liveThroughAnOutage() throws Exception {
        // The long form with danube-broker's own ack timeout; the short one so that the broker would block in 3 s.
        context = new OutageContext(directory, IS_LONG ? Duration.ofSeconds(30) : Duration.ofMillis(500), 5);
        goesOn = context.pipeline("goes-on");
        refused = context.pipeline("refused");
        database = context.pipeline("database");
        withoutAdmin = context.pipeline("without-admin");
        down = List.of(refused, database, withoutAdmin);
        all = List.of(goesOn, refused, database, withoutAdmin);
        context.start(routes -> {
            goesOn.addTo(routes, OutageContext.WITH_ADMIN);
            refused.addTo(routes, OutageContext.WITH_ADMIN);
            database.addTo(routes, OutageContext.WITH_ADMIN);
            withoutAdmin.addTo(routes, OutageContext.WITHOUT_ADMIN);
        });
        var rate = rateWhile(IS_LONG ? Duration.ofSeconds(60) : Duration.ofSeconds(2));
        all.forEach(Pipeline::awaitWritten);
        before = MemoryUse.now();

        refused.sink.goDown(() -> new ConnectException("Connection refused"));
        database.sink.goDown(() -> new SQLException("The connection is lost", "08006"));
        withoutAdmin.sink.goDown(() -> new IOException("Broken pipe"));
        rateRatio = rateWhile(OUTAGE) / rate;
        after = MemoryUse.now();
        LOG.warn("Outage of {}: before {}; after {}; rate of the other route {}", OUTAGE, before, after, rateRatio);
        goesOn.awaitWritten();
        down.forEach(pipeline -> pipeline.sink.comeBack());
        all.forEach(pipeline -> pipeline.load.stop());
    }

    /** Returns how many messages a second are written to the sink that goes on while load is sent for so long. */
    private double rateWhile(Duration duration) {
        var written = goesOn.written();
        var start = System.nanoTime();
        goesOn.awaitSent(goesOn.load.sent() + Pipeline.PER_SECOND * (int) duration.toSeconds());
        return (goesOn.written() - written) / ((System.nanoTime() - start) / 1e9);
    }

    @AfterAll
    void stop() throws Exception {
        context.close();
    }

    @Test
    void theSinksWereAskedAgainAndAgain() {
        assertThat(down).allMatch(pipeline -> pipeline.sink.refusals() > 3);
        assertThat(all).allMatch(pipeline -> pipeline.load.sent() > Pipeline.PER_SECOND * SHORT.toSeconds());
    }

    @Test
    void memoryDoesNotGrow() {
        assertThat(after.since(before)).as("before %s, after %s", before, after).isLessThan(MOST_GROWTH);
    }

    @Test
    void theOtherRouteKeepsItsRate() {
        assertThat(goesOn.sink.refusals()).isZero();
        if (IS_LONG) {
            assertThat(rateRatio).isGreaterThan(LEAST_RATE);
        }
    }

    @Test
    void nothingIsDeadLettered() {
        assertThat(all).allMatch(pipeline -> pipeline.deadLetters() == 0);
    }

    @Test
    void noSubscriptionIsBlocked() {
        assertThat(context.blocked()).isEmpty();
    }

    @Test
    void afterwardsEverythingArrives() {
        for (var pipeline : all) {
            pipeline.awaitWritten();
            assertThat(pipeline.missing()).isZero();
        }
    }

    @Test
    void nothingIsWrittenTwice() {
        all.forEach(Pipeline::awaitWritten);
        assertThat(all).allMatch(pipeline -> pipeline.sink.written.repetitions() == 0);
    }
}
