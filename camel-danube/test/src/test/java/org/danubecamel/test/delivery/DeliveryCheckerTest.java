package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.test.delivery.Script.message;

import java.nio.file.Path;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.SendOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryCheckerTest {

    @TempDir
    private Path directory;

    private Script script;

    @BeforeEach
    void begin() {
        script = new Script(directory);
    }

    @Test
    void whatIsStoredAndProcessedOnceInOrderIsClean() {
        var report = script.stored(0, 1, 2).done(0, 1, 2).drained().check();

        assertThat(report.isClean()).as(report.toString()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.counts()).isEqualTo(new DeliveryCounts(3, 3, 0, 0, 0, 0, 3, 3, 3));
    }

    @Test
    void whatIsStoredAndNeverReceivedIsLost() {
        expect(script.stored(0, 1, 2).done(0, 2).drained(), Category.LOST, "p0.k0#1");
    }

    @Test
    void whatIsReceivedAndNotProcessedIsLost() {
        expect(script.stored(0).received(message(0), 0).drained(), Category.LOST, "p0.k0#0");
    }

    @Test
    void whatIsAcknowledgedAndNotProcessedIsLost() {
        expect(
                script.stored(0)
                        .received(message(0), 0)
                        .acknowledged(AckOutcome.CONFIRMED)
                        .drained(),
                Category.LOST,
                "p0.k0#0");
    }

    @Test
    void whatIsRefusedMayBeMissing() {
        script.attempted(0).settled(0, SendOutcome.REFUSED).stored(1).done(1).drained();

        assertThat(script.check().isClean()).isTrue();
    }

    @Test
    void whatIsRefusedMustNotArrive() {
        script.stored(0).attempted(1).settled(1, SendOutcome.REFUSED);

        expect(script.done(0, 1).drained(), Category.CONTRADICTED, "p0.k0#1");
    }

    @Test
    void whatIsInDoubtMayBeMissing() {
        script.stored(0).attempted(1).settled(1, SendOutcome.UNKNOWN).attempted(2);

        var report = script.done(0).drained().check();

        assertThat(report.isClean()).isTrue();
        assertThat(report.counts().unknown()).isEqualTo(2);
        assertThat(report.counts().unknownArrived()).isZero();
    }

    @Test
    void whatIsInDoubtMayArrive() {
        script.stored(0).attempted(1).settled(1, SendOutcome.UNKNOWN).attempted(2);

        var report = script.done(0, 1, 2).drained().check();

        assertThat(report.isClean()).isTrue();
        assertThat(report.counts().unknownArrived()).isEqualTo(2);
    }

    @Test
    void whatNobodySentIsAPhantom() {
        expect(script.stored(0).done(0, 7).drained(), Category.PHANTOM, "p0.k0#7");
    }

    @Test
    void aDamagedBodyIsCorrupt() {
        expect(script.stored(0).done(0).corrupted(1).drained(), Category.CORRUPT, "/default/t@1");
    }

    @Test
    void aRunInWhichNothingWasSentIsNotClean() {
        expect(script.drained(), Category.EMPTY, "no sender");
    }

    @Test
    void aRunInWhichNothingWasStoredIsNotClean() {
        expect(script.attempted(0).settled(0, SendOutcome.REFUSED).drained(), Category.EMPTY, "no sender");
    }

    @Test
    void aRunThatWasNotDrainedIsNotClean() {
        expect(script.stored(0).done(0), Category.UNFINISHED, "drained");
    }

    @Test
    void aRunThatWentOnAfterItWasDrainedIsNotClean() {
        expect(script.stored(0).done(0).drained().stored(1).done(1), Category.UNFINISHED, "drained");
    }

    @Test
    void examplesAreBoundedAndCountsAreNot() {
        var report = script.stored(0, 1, 2, 3, 4).drained().check(DeliveryRules.DEFAULT.withExamples(2));

        assertThat(report.count(Category.LOST)).isEqualTo(5);
        assertThat(report.findings().get(Category.LOST).examples()).hasSize(2);
        assertThat(report.toString()).contains("… and 3 more");
    }

    @Test
    void theLastLineIsForMachines() {
        var report = script.stored(0, 1).done(0).drained().check();

        assertThat(report.toString().lines().reduce((first, second) -> second))
                .contains("RESULT not-clean attempted=2 stored=2 refused=0 unknown=0 processed=1 lost=1 duplicated=0"
                        + " reordered=0 phantom=0 corrupt=0 contradicted=0 unfinished=0 empty=0 late=0 stored-again=0"
                        + " delivered-again=0");
    }

    private static void expect(Script script, Category problem, String example) {
        var report = script.check();
        assertThat(report.isClean()).isFalse();
        assertThat(report.problems()).as(report.toString()).containsExactly(problem);
        assertThat(report.count(problem)).isEqualTo(1);
        assertThat(report.findings().get(problem).examples())
                .singleElement()
                .asString()
                .contains(example);
    }
}
