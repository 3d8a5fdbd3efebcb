package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.test.delivery.Script.message;

import java.nio.file.Path;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.SendOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrderCheckTest {

    @TempDir
    private Path directory;

    private Script script;

    @BeforeEach
    void begin() {
        script = new Script(directory);
    }

    @Test
    void whatIsProcessedAfterALaterOneIsReordered() {
        var report = script.stored(0, 1, 2).done(0, 2, 1).drained().check();

        assertThat(report.problems()).containsExactly(Category.REORDERED);
        assertThat(report.findings().get(Category.REORDERED).examples())
                .containsExactly("p0.k0#1 at /default/t@1 was first processed after p0.k0#2");
    }

    @Test
    void allThatOneHasOvertakenAreReordered() {
        var report = script.stored(0, 1, 2, 3).done(3, 0, 1, 2).drained().check();

        assertThat(report.count(Category.REORDERED)).isEqualTo(3);
    }

    @Test
    void keysHaveNoOrderBetweenThem() {
        script.sent(message("k0", 0)).sent(message("k1", 0)).sent(message("k1", 1));
        script.done(message("k1", 0), 1).done(message("k1", 1), 2).done(message("k0", 0), 0);

        assertThat(script.drained().check().isClean()).isTrue();
    }

    @Test
    void aLateCopyIsADuplicateAndNotReordered() {
        script.attempted(0).doubted(0).settled(0, SendOutcome.STORED).stored(1);
        script.done(message(0), 0).done(message(1), 1).done(message(0), 2);

        var report = script.drained().check();

        assertThat(report.count(Category.REORDERED)).isZero();
        assertThat(report.count(Category.STORED_AGAIN)).isEqualTo(1);
    }

    @Test
    void aNumberThatIsMissingIsNotReordered() {
        script.stored(0).attempted(1).settled(1, SendOutcome.REFUSED).stored(2);

        assertThat(script.done(0, 2).drained().check().isClean()).isTrue();
    }

    @Test
    void whatItsSenderWentOnFromInDoubtMayBeLate() {
        script.attempted(0).settled(0, SendOutcome.UNKNOWN).stored(1);

        var report = script.done(1, 0).drained().check();

        assertThat(report.isClean()).isTrue();
        assertThat(report.count(Category.LATE)).isEqualTo(1);
    }

    @Test
    void whatWasStoredAfterADoubtMustNotBeLate() {
        script.attempted(0).doubted(0).settled(0, SendOutcome.STORED).stored(1);

        assertThat(script.done(1, 0).drained().check().problems()).containsExactly(Category.REORDERED);
    }

    @Test
    void theOrderHoldsBetweenConsumers() {
        script.stored(0, 1).atConsumer("z").done(1).atConsumer("a").done(0);

        assertThat(script.drained().check().problems()).containsExactly(Category.REORDERED);
    }

    @Test
    void aSecondDeliveryDoesNotCount() {
        script.stored(0, 1).atConsumer("a").received(message(0), 0).processed();
        script.acknowledged(AckOutcome.UNCONFIRMED).done(1).atConsumer("b").done(0);

        assertThat(script.drained().check().isClean()).isTrue();
    }

    @Test
    void anyOrderIsAcceptedWhereNoneIsPromised() {
        script.stored(0, 1).done(1, 0).drained();

        assertThat(script.check(DeliveryRules.DEFAULT.withOrdered(false)).isClean())
                .isTrue();
    }
}
