package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.test.delivery.Script.message;

import java.nio.file.Path;
import java.time.Duration;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.SendOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuplicateCheckTest {

    @TempDir
    private Path directory;

    private Script script;

    @BeforeEach
    void begin() {
        script = new Script(directory);
    }

    @Test
    void aSecondCopyHasNoExcuseIfEveryPublishWasAnswered() {
        script.stored(0).done(message(0), 0).done(message(0), 1);

        expect(Category.DUPLICATED, 1);
    }

    @Test
    void aSecondCopyIsExcusedByAPublishWithoutAnswer() {
        script.attempted(0).doubted(0).settled(0, SendOutcome.STORED);
        script.done(message(0), 0).done(message(0), 1);

        expect(Category.STORED_AGAIN, 1);
    }

    @Test
    void eachPublishWithoutAnswerExcusesOneCopyOnly() {
        script.attempted(0).doubted(0).settled(0, SendOutcome.STORED);
        script.done(message(0), 0).done(message(0), 1).done(message(0), 2).done(message(0), 3);

        expect(Category.STORED_AGAIN, 1);
        expect(Category.DUPLICATED, 2);
    }

    @Test
    void theDoubtsOfOneMessageExcuseNoOther() {
        script.attempted(0).doubted(0).settled(0, SendOutcome.STORED).stored(1);
        script.done(message(0), 0).done(message(1), 1).done(message(1), 2);

        expect(Category.DUPLICATED, 1);
    }

    @Test
    void theLastPublishOfAMessageThatWasGivenUpCountsOnceMore() {
        script.stored(0).attempted(1).doubted(1).settled(1, SendOutcome.UNKNOWN);
        script.done(message(0), 0).done(message(1), 1).done(message(1), 2);

        expect(Category.STORED_AGAIN, 1);
    }

    @Test
    void anotherDeliveryHasNoExcuseAfterAConfirmedAcknowledgement() {
        script.stored(0).done(message(0), 0).done(message(0), 0);

        expect(Category.DUPLICATED, 1);
    }

    @Test
    void aDoubtfulPublishDoesNotExcuseAnotherDelivery() {
        script.attempted(0).doubted(0).settled(0, SendOutcome.STORED);
        script.done(message(0), 0).done(message(0), 0);

        expect(Category.DUPLICATED, 1);
    }

    @Test
    void anotherDeliveryIsExcusedByAnUnconfirmedAcknowledgement() {
        script.stored(0).received(message(0), 0).processed().acknowledged(AckOutcome.UNCONFIRMED);
        script.done(message(0), 0);

        expect(Category.DELIVERED_AGAIN, 1);
    }

    @Test
    void anotherDeliveryIsExcusedIfTheFirstConsumerEndedBeforeItsAcknowledgement() {
        script.stored(0).atConsumer("a").received(message(0), 0).processed();
        script.atConsumer("b").done(message(0), 0);

        expect(Category.DELIVERED_AGAIN, 1);
    }

    @Test
    void aDeliveryThatWasNeverProcessedIsNoDuplicate() {
        script.stored(0).atConsumer("a").received(message(0), 0);
        script.atConsumer("b").done(message(0), 0);

        assertThat(script.drained().check().findings()).isEmpty();
    }

    @Test
    void anotherDeliveryIsExcusedByAnAcknowledgementAfterTheAckTimeout() {
        script.stored(0).received(message(0), 0).processed().passed(500).acknowledged(AckOutcome.CONFIRMED);
        script.done(message(0), 0).drained();

        var patient = script.check(DeliveryRules.DEFAULT.withAckTimeout(Duration.ofSeconds(1)));
        var impatient = script.check(DeliveryRules.DEFAULT.withAckTimeout(Duration.ofMillis(500)));

        assertThat(patient.count(Category.DUPLICATED)).isEqualTo(1);
        assertThat(impatient.count(Category.DELIVERED_AGAIN)).isEqualTo(1);
        assertThat(impatient.isClean()).isTrue();
    }

    @Test
    void onlyTheAcknowledgementBeforeExcuses() {
        script.stored(0).done(message(0), 0);
        script.received(message(0), 0).processed().acknowledged(AckOutcome.UNCONFIRMED);

        expect(Category.DUPLICATED, 1);
    }

    @Test
    void anotherDeliveryIsExcusedIfTheStreamEndedBeforeTheAcknowledgementWasConfirmed() {
        script.stored(0).atConsumer("a").received(message(0), 0).processed().ended();
        script.acknowledged(AckOutcome.CONFIRMED).atConsumer("b").done(message(0), 0);

        expect(Category.DELIVERED_AGAIN, 1);
    }

    @Test
    void aStreamThatEndsAfterTheAcknowledgementWasConfirmedExcusesNothing() {
        script.stored(0).atConsumer("a").done(message(0), 0).ended();
        script.atConsumer("b").done(message(0), 0);

        expect(Category.DUPLICATED, 1);
    }

    @Test
    void aStreamThatHadEndedBeforeTheDeliveryExcusesNothing() {
        script.stored(0).atConsumer("a").ended().done(message(0), 0);
        script.atConsumer("b").done(message(0), 0);

        expect(Category.DUPLICATED, 1);
    }

    private void expect(Category category, long count) {
        var report = script.drained().check();
        assertThat(report.count(category)).as(report.toString()).isEqualTo(count);
        assertThat(report.isClean()).isEqualTo(report.count(Category.DUPLICATED) == 0);
    }
}
