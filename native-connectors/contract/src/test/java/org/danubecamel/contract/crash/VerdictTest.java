package org.danubecamel.contract.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must not be is found, each in a run of its own that is right otherwise. */
class VerdictTest {

    private static final List<Order> SENT = List.of(new Order(0, false), new Order(1, true));
    private static final Copy WRITTEN = new Copy(0, 0);
    private static final Copy DEAD = new Copy(1, 0);

    private static Map<Finding, List<Long>> findings(List<Copy> written, List<Copy> dead, Set<Long> confirmed) {
        return findings(written, dead, confirmed, false, 0);
    }

    private static Map<Finding, List<Long>> findings(
            List<Copy> written, List<Copy> dead, Set<Long> confirmed, boolean once, int peerKills) {
        return Verdict.of(new Evidence(SENT, written, dead, List.of(confirmed, Set.of()), once, peerKills))
                .findings();
    }

    @Test
    void aRunThatIsRightHasNoFindings() {
        assertThat(findings(List.of(WRITTEN), List.of(DEAD), Set.of(0L, 1L))).isEmpty();
    }

    @Test
    void aMessageThatIsNowhereIsLost() {
        assertThat(findings(List.of(), List.of(DEAD), Set.of(0L, 1L))).containsEntry(Finding.LOST, List.of(0L));
    }

    @Test
    void aGoodMessageMustNotBeADeadLetter() {
        assertThat(findings(List.of(WRITTEN), List.of(DEAD, new Copy(0, 0)), Set.of()))
                .containsEntry(Finding.GOOD_IS_DEAD, List.of(0L));
    }

    @Test
    void aBadMessageMustNotBeWritten() {
        assertThat(findings(List.of(WRITTEN, new Copy(1, 0)), List.of(DEAD), Set.of()))
                .containsEntry(Finding.BAD_IS_WRITTEN, List.of(1L));
    }

    @Test
    void whatNobodySentIsAPhantom() {
        assertThat(findings(List.of(WRITTEN, new Copy(7, 0)), List.of(DEAD), Set.of()))
                .containsEntry(Finding.PHANTOM, List.of(7L));
    }

    @Test
    void aSecondCopyIsExcusedByAKillBeforeTheAcknowledgement() {
        assertThat(findings(List.of(WRITTEN, new Copy(0, 1)), List.of(DEAD, new Copy(1, 1)), Set.of()))
                .isEmpty();
    }

    @Test
    void aSecondCopyIsNotExcusedAfterTheAcknowledgement() {
        assertThat(findings(List.of(WRITTEN, new Copy(0, 1)), List.of(DEAD, new Copy(1, 1)), Set.of(0L, 1L)))
                .containsEntry(Finding.UNEXCUSED, List.of(0L, 1L));
    }

    @Test
    void aSecondCopyByTheSameProcessIsNotExcused() {
        assertThat(findings(List.of(WRITTEN, WRITTEN), List.of(DEAD), Set.of()))
                .containsEntry(Finding.UNEXCUSED, List.of(0L));
    }

    @Test
    void aSecondCopyByTheSameProcessIsExcusedByAKillOfTheSystem() {
        assertThat(findings(List.of(WRITTEN, WRITTEN), List.of(DEAD), Set.of(0L), false, 1))
                .isEmpty();
    }

    @Test
    void aKillOfTheSystemExcusesNoMoreThanABatch() {
        var copies = Collections.nCopies(SinkRoutes.BATCH + 2, WRITTEN);

        assertThat(findings(copies, List.of(DEAD), Set.of(0L), false, 1)).containsKey(Finding.UNEXCUSED);
    }

    @Test
    void aKillOfTheSystemExcusesNoSecondDeadLetter() {
        assertThat(findings(List.of(WRITTEN), List.of(DEAD, DEAD), Set.of(), false, 1))
                .containsEntry(Finding.UNEXCUSED, List.of(1L));
    }

    @Test
    void nothingExcusesASecondCopyInASinkThatPromisesNone() {
        assertThat(findings(List.of(WRITTEN, new Copy(0, 1)), List.of(DEAD), Set.of(), true, 1))
                .containsEntry(Finding.TWICE, List.of(0L));
    }
}
