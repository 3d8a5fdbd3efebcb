package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.danubecamel.contract.sink.ledger.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check is failed by a sink with the defect that it is for, and by no other. */
final class DefectTest {

    private static final Map<Defect, SinkCheck> FOUND_BY = Map.ofEntries(
            Map.entry(Defect.IGNORES_SINGLE_MESSAGES, SinkCheck.SINGLE_MESSAGES),
            Map.entry(Defect.IGNORES_BODIES, SinkCheck.LISTS),
            Map.entry(Defect.CUTS_LONG_BATCHES, SinkCheck.BATCHES),
            Map.entry(Defect.READS_ONE_RECORD_PER_MESSAGE, SinkCheck.PACKED_MESSAGES),
            Map.entry(Defect.REORDERS, SinkCheck.ORDER),
            Map.entry(Defect.FORGETS_WHAT_IT_WROTE, SinkCheck.REDELIVERY),
            Map.entry(Defect.KEEPS_THE_FIRST, SinkCheck.UPSERT),
            Map.entry(Defect.IGNORES_TOMBSTONES, SinkCheck.TOMBSTONES),
            Map.entry(Defect.SWALLOWS_WHAT_IT_CANNOT_READ, SinkCheck.UNDECODABLE_BODY),
            Map.entry(Defect.FAILS_THE_WHOLE_BATCH, SinkCheck.POISON),
            Map.entry(Defect.NAMES_THE_WRONG_RECORD, SinkCheck.FAILURES_NAMED),
            Map.entry(Defect.TRUNCATES_AT_NUL, SinkCheck.HOSTILE_TEXT),
            Map.entry(Defect.ROUNDS_NUMBERS, SinkCheck.HUGE_NUMBERS),
            Map.entry(Defect.DROPS_DEEP_NESTING, SinkCheck.DEEP_NESTING),
            Map.entry(Defect.GIVES_UP_AT_THE_START, SinkCheck.PEER_DOWN_AT_START),
            Map.entry(Defect.ACKNOWLEDGES_WHILE_DOWN, SinkCheck.PEER_DOWN_AT_START),
            Map.entry(Defect.SWALLOWS_BROKEN_CONNECTIONS, SinkCheck.PEER_KILLED),
            Map.entry(Defect.WRITES_TWICE_ON_RETRY, SinkCheck.RESPONSE_LOST),
            Map.entry(Defect.ACKNOWLEDGES_BEFORE_THE_WRITE, SinkCheck.SLOW_PEER),
            Map.entry(Defect.LOSES_ON_STOP, SinkCheck.STOP_MID_BATCH),
            Map.entry(Defect.HANGS_ON_STOP, SinkCheck.STOP_WHILE_PEER_HANGS),
            Map.entry(Defect.TELLS_THE_PASSWORD, SinkCheck.WRONG_CREDENTIALS),
            Map.entry(Defect.BLAMES_RECORDS_FOR_THE_PASSWORD, SinkCheck.WRONG_CREDENTIALS),
            Map.entry(Defect.NAMES_ONE_PROBLEM, SinkCheck.WRONG_CONFIGURATION),
            Map.entry(Defect.LOGS_THE_PASSWORD, SinkCheck.SECRETS));

    static Stream<Defect> defects() {
        return EnumSet.complementOf(EnumSet.of(Defect.NONE)).stream();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void isFoundByItsCheckAndNoOther(Defect defect) {
        assertThat(failed(Ledger.with(defect))).containsExactly(FOUND_BY.get(defect));
    }

    @Test
    void eachCheckHasADefectThatFailsIt() {
        assertThat(Set.copyOf(FOUND_BY.values())).containsExactlyInAnyOrder(SinkCheck.values());
    }

    private static List<SinkCheck> failed(SinkUnderTest sink) {
        var failed = new ArrayList<SinkCheck>();
        for (var check : SinkCheck.values()) {
            try {
                check.run(sink);
            } catch (AssertionError found) {
                failed.add(check);
            } catch (Exception e) {
                throw new IllegalStateException(check + " ended without a verdict", e);
            }
        }
        return failed;
    }
}
