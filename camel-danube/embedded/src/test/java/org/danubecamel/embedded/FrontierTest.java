package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrontierTest {

    @Test
    void isTheLowestUnfinishedOffsetInWhateverOrderTheyFinish() {
        Frontier frontier = new Frontier(7);
        List<Long> order = new ArrayList<>(LongStream.range(7, 20_007).boxed().toList());
        Collections.shuffle(order, new Random(1));
        TreeSet<Long> open = new TreeSet<>(order);

        for (long offset : order) {
            assertThat(frontier.position()).isEqualTo(open.first());
            open.remove(offset);
            frontier.finish(offset);
        }

        assertThat(frontier.position()).isEqualTo(20_007);
    }

    @Test
    void forgetsWhatIsFinishedAboveItsPosition() {
        Frontier frontier = new Frontier(0);
        frontier.finish(0);
        frontier.finish(2);

        frontier.keepOnlyPosition();
        frontier.finish(1);

        assertThat(frontier.position()).isEqualTo(2);
    }
}
