package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyedLanesTest {
    private final KeyedLanes<Object> lanes = new KeyedLanes<>();
    private final Object first = "first";
    private final Object second = "second";
    private final Object third = "third";

    @Test
    void onlyTheFirstOfAKeyMayBeWorkedOn() {
        assertThat(lanes.enter("a", first)).isTrue();
        assertThat(lanes.enter("a", second)).isFalse();
    }

    @Test
    void differentKeysDoNotWaitForEachOther() {
        assertThat(lanes.enter("a", first)).isTrue();
        assertThat(lanes.enter("b", second)).isTrue();
        assertThat(lanes.enter("", third)).isTrue();
    }

    @Test
    void withoutAKeyNothingWaits() {
        assertThat(lanes.enter(null, first)).isTrue();
        assertThat(lanes.enter(null, second)).isTrue();
        assertThat(lanes.leave(null, first)).isNull();
    }

    @Test
    void leavingLetsTheNextGo() {
        lanes.enter("a", first);
        lanes.enter("a", second);
        lanes.enter("a", third);

        assertThat(lanes.leave("a", first)).isSameAs(second);
        assertThat(lanes.leave("a", second)).isSameAs(third);
        assertThat(lanes.leave("a", third)).isNull();
    }

    @Test
    void oneThatGivesUpWaitingLetsNobodyGo() {
        lanes.enter("a", first);
        lanes.enter("a", second);
        lanes.enter("a", third);

        assertThat(lanes.leave("a", second)).isNull();
        assertThat(lanes.leave("a", first)).isSameAs(third);
    }

    @Test
    void leavingTwiceLetsNobodyGo() {
        lanes.enter("a", first);
        lanes.enter("a", second);
        lanes.leave("a", first);

        assertThat(lanes.leave("a", first)).isNull();
    }

    @Test
    void anEmptyLaneIsForgotten() {
        lanes.enter("a", first);
        lanes.leave("a", first);

        assertThat(lanes.enter("a", second)).isTrue();
    }

    @Test
    void anyOrderOfWorkKeepsTheOrderOfEachKey() {
        var random = new Random(42);
        var numbers = new KeyedLanes<Integer>();
        var workable = new ArrayList<Integer>();
        var finished = new ArrayList<List<Integer>>(List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        for (var i = 0; i < 5_000; i++) {
            if (numbers.enter("k" + i % 3, i)) {
                workable.add(i);
            }
            if (random.nextBoolean() && !workable.isEmpty()) {
                var done = workable.remove(random.nextInt(workable.size()));
                finished.get(done % 3).add(done);
                var next = numbers.leave("k" + done % 3, done);
                if (next != null) {
                    workable.add(next);
                }
            }
        }
        assertThat(finished).allSatisfy(key -> assertThat(key).isSorted().hasSizeGreaterThan(100));
    }
}
